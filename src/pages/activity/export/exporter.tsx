import { useRef, useState } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useWholeWords } from '#src/i18n/whole-words.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button, buttonLook } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { CodeWait } from '#src/ui/lazy-part.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { Row, Section } from '#src/ui/section.tsx'

import { type Filter, matcher, writeFilter } from '../filter.ts'
import { type Estimate, mostRows } from './estimate.ts'
import type { ExportProgress } from './feed-walk.ts'
import { save } from './file.ts'
import { noneTitle } from './none-title.ts'
import { ExportResult, ExportPause, ExportRunning } from './stages.tsx'
import { EstimateRow, FilterWords, FormatChoice, type Format } from './subject.tsx'
import { useExport } from './use-export.ts'

type ExporterProps = {
  filter: Filter
  /** Whether rows have to match something that the panel cannot look for. */
  isPicky: boolean
  estimate: Estimate
  /** The reader's own user name, for the name of the file. */
  own: string
  /** `null` while the code for it is on its way. */
  readAgent: ReadAgent | null
}

/** What was given to the browser last; `of`: how far the reading was. */
type Saved = { rows: number; of: ExportProgress | null; words: string }

/** What will be in the file, the way there, and the file. */
export function Exporter({ filter, isPicky, estimate, own, readAgent }: ExporterProps) {
  const t = useT()
  const words = useWholeWords()
  const host = useHost()
  const announce = useAnnounce()
  const [format, setFormat] = useState<Format>('csv')
  // Somebody may choose while the rows are read, which began with what was chosen then.
  const chosen = useRef(format)
  const [saved, setSaved] = useState<Saved>({ rows: 0, of: null, words: '' })
  const block = useRef<HTMLDivElement>(null)
  const { stage, isLoading, progress, entries, go, stop } = useExport(
    filter,
    { keeps: matcher(filter, { t, readAgent }), askedAt: estimate.askedAt },
    // Where a button goes, the next one that helps has focus.
    (apply) =>
      keepFocus(host, apply, {
        focus: () => block.current?.querySelector('button')?.focus(),
      }),
    (rows, done) => {
      const count = rows.length
      if (count === 0) announce(t(noneTitle(done)))
      // What takes one request is there at once: whoever pressed for the file has it without another press.
      else if (estimate.rows <= mostRows) saveRows(rows, done, true)
      else announce(t('activityExport.doneTitle', { count }))
    },
  )
  const { kept, odd, unsure } = progress

  function saveRows(rows: readonly ActivityEntry[], of: ExportProgress, isWhole: boolean) {
    const { read, total } = of
    function say(saidOf: number, words: string) {
      setSaved({ rows: saidOf, of, words })
      announce(words)
    }
    try {
      const file = save(
        host,
        rows,
        { format: chosen.current, own, isWhole },
        { t: words, readAgent },
      )
      const count = rows.length
      say(
        count,
        isWhole
          ? t('activityExport.saved', { file })
          : isPicky
            ? t('activityExport.savedMatching', { file, count, read, total })
            : t('activityExport.savedPart', { file, count, total }),
      )
    } catch {
      say(saved.rows, t('activityExport.cannotSave'))
    }
  }

  return (
    <div ref={block}>
      <Section title={t('activityExport.subject')}>
        <Row label={t('activityExport.events')} value={<FilterWords filter={filter} />} />
        <EstimateRow
          estimate={estimate}
          isPicky={isPicky}
          isOfKind={filter.kind !== null}
        />
        <FormatChoice
          value={format}
          onChange={(next) => {
            chosen.current = next
            setFormat(next)
          }}
        />
        {(stage.name === 'reading' || stage.name === 'paused') && (
          <ExportRunning progress={progress} isPicky={isPicky} onStop={stop} />
        )}
      </Section>
      <RowsAlert>
        {isLoading && <CodeWait of="part" />}
        {stage.name === 'paused' && <ExportPause until={stage.until} />}
        <ExportResult
          {...{ stage, progress, go }}
          onSave={() => saveRows(entries(), progress, stage.name === 'done')}
          // News of what there was before more was read are old.
          news={saved.of === progress ? saved.words : ''}
        />
        {unsure > 0 && <p>{t('activityExport.unsure', { count: unsure })}</p>}
        {odd > 0 && (stage.name !== 'done' || kept > 0) && (
          <p>{t('activityExport.odd', { count: odd })}</p>
        )}
      </RowsAlert>
      <RowsAlert>
        <Actions>
          {stage.name === 'ready' && estimate.rows > 0 && (
            <Button kind="primary" onClick={go}>
              {t('activityExport.start')}
            </Button>
          )}
          <Link {...buttonLook()} to={paths.activity(writeFilter(filter))}>
            {t('activityExport.back')}
          </Link>
        </Actions>
      </RowsAlert>
      <LeaveGuard
        when={kept > saved.rows}
        what={t('activityExport.loss', { count: kept })}
      />
    </div>
  )
}
