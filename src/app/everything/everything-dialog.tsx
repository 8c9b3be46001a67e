import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { identity } from '#src/api/account.ts'
import { type Failure, isFailure } from '#src/api/failures.ts'
import { dayOf } from '#src/feed/days.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useRaise } from '#src/forms/use-raise.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { ExportPause, ExportRunning } from '#src/pages/activity/export/stages.tsx'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries, useAccount } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Announcer, useAnnounce } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { saveFile } from '#src/ui/save-file.ts'
import { Stack } from '#src/ui/section.tsx'

// oxlint-disable-next-line boundaries/no-unknown-dependencies -- the one file that says which version this is
import { version } from '../../../package.json'
import { fileName, fileOf } from './file.ts'
import type { PartName } from './read-parts.ts'
import { type AllRead, useReading } from './use-reading.ts'

/** Reads what this page can know of the account, and gives it to the browser as one file. */
export function EverythingDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const host = useHost()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const { panelUrl } = usePanel()
  const account = useAccount()
  const body = useRef<HTMLDivElement>(null)
  const { first, feed, isFeedThere, start, missing, read } = useReading((apply) =>
    keepFocus(host, apply, {
      focus: () => body.current?.querySelector('button')?.focus(),
    }),
  )
  const [news, setNews] = useState('')
  const [refused, setRefused] = useState<Failure | null>(null)
  const { stage, progress } = feed
  const isSaving = useRef(false)
  const raise = useRaise()
  const isReading = stage.name === 'reading' || stage.name === 'paused'
  const known = read()
  const isOver = known !== null && !isReading && (!isFeedThere || stage.name !== 'ready')

  async function save() {
    if (!known || isSaving.current) return
    isSaving.current = true
    setRefused(null)
    try {
      // Somebody else may have signed in meanwhile: what was read might be theirs, and the page tells of them.
      const now = await queries.fetchQuery({ ...accountQueries.me(), staleTime: 0 })
      if (identity(now) !== identity(account)) return
    } catch (error) {
      if (!isFailure(error)) throw error
      setRefused(error)
      return
    } finally {
      isSaving.current = false
    }
    const file = fileName(account.username, dayOf(known.from))
    try {
      const text = fileOf({ ...known, panelUrl, perchVersion: version })
      saveFile(host, file, text, 'application/json')
      say(t('everything.saved', { file }))
    } catch {
      say(t('everything.cannotSave'))
    }
  }
  function say(words: string) {
    setNews(words)
    announce(words)
  }

  const close = <Button onClick={onClose}>{t('everything.close')}</Button>
  const saves = (
    <Button kind="primary" onClick={() => void save().catch(raise)}>
      {t(known && isWhole(known) ? 'everything.save' : 'everything.savePart')}
    </Button>
  )
  return (
    <Dialog title={t('everything.download')} onClose={onClose}>
      <div ref={body}>
        <Stack>
          <p>{t('everything.what')}</p>
          {first.name === 'asking' && <p role="status">{t('everything.reading')}</p>}
          {first.name === 'paused' && <ExportPause until={first.until} />}
          {first.name === 'failed' && <FailureAlert failure={first.failure} />}
          {isReading && (
            <ExportRunning progress={progress} isPicky={false} onStop={feed.stop} />
          )}
          {stage.name === 'paused' && <ExportPause until={stage.until} />}
          {stage.name === 'failed' && stage.failure.kind !== 'unsupported' && (
            <FailureAlert failure={stage.failure} />
          )}
          {isOver && <Result known={known} />}
          {refused && <FailureAlert failure={refused} />}
          {news && <p>{news}</p>}
          <Actions>
            {!known && (first.name === 'ready' || first.name === 'failed') && (
              <Button kind="primary" onClick={start}>
                {t('everything.start')}
              </Button>
            )}
            {isOver && saves}
            {isOver && missing && (
              <Button onClick={start}>
                {t(missing === 'feed' ? 'activityExport.goOn' : 'forms.tryAgain')}
              </Button>
            )}
            {close}
          </Actions>
        </Stack>
      </div>
      {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
      <Announcer />
    </Dialog>
  )
}

/** How many rows could not be read. */
const oddIn = ({ parts, activity }: AllRead): number =>
  (parts.apiKeys?.odd ?? 0) + (parts.sshKeys?.odd ?? 0) + (activity?.progress.odd ?? 0)

/** Whether nothing is known to be missing. */
const isWhole = (known: AllRead): boolean =>
  Object.keys(known.notRead).length === 0 && !known.activityNotRead && oddIn(known) === 0

/** What was read, in numbers, and what was not. */
function Result({ known }: { known: AllRead }) {
  const t = useT()
  const announce = useAnnounce()
  const tag = useLanguageTag()
  const { parts, activity, activityNotRead } = known
  const missing = [
    ...(Object.keys(known.notRead) as PartName[]).map((part) => t(`everything.${part}`)),
    ...(activityNotRead
      ? [t(activity ? 'everything.someActivity' : 'everything.activity')]
      : []),
  ]
  // No number for what was not read.
  const counts = [
    parts.apiKeys && t('everything.countApiKeys', { count: parts.apiKeys.items.length }),
    parts.sshKeys && t('everything.countSshKeys', { count: parts.sshKeys.items.length }),
    activity && t('everything.countRows', { count: activity.entries.length }),
  ].filter((words) => words !== null)
  const odd = oddIn(known)
  const unsure = activity?.progress.unsure ?? 0
  const isAll = isWhole(known)
  const list = (parts: string[]) => new Intl.ListFormat(tag).format(parts)
  const title = t(isAll ? 'everything.ready' : 'everything.readyPart')
  const count = list(counts)
  const more = [
    missing.length > 0 && t('everything.missing', { parts: list(missing) }),
    odd > 0 && t('activityExport.odd', { count: odd }),
    unsure > 0 && t('activityExport.unsure', { count: unsure }),
  ].filter((words) => words !== false)
  const spoken = [`${title}.`, ...(count ? [`${count}.`] : []), ...more].join(' ')
  // It comes by itself, at the end of the reading: what is spoken lives outside of this tree, and is what is shown.
  useEffect(() => announce(spoken), [announce, spoken])
  return (
    <Alert kind={isAll && unsure === 0 ? 'ok' : 'info'} title={title}>
      {count && <p>{count}</p>}
      {more.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Alert>
  )
}
