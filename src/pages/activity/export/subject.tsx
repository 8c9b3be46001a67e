import { useId, Fragment, type ReactNode } from 'react'

import { useT, useRich } from '#src/i18n/context.ts'
import { Actions } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { useLongDate } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { dayBounds, type Filter } from '../filter.ts'
import { kindWords } from '../kinds.ts'
import type { Estimate } from './estimate.ts'

/** What the file is made for. */
export type Format = 'csv' | 'json'

const hints = { csv: 'activityExport.csvHint', json: 'activityExport.jsonHint' } as const

type FormatChoiceProps = { value: Format; onChange: (format: Format) => void }

/** Chooses the format; that can be done before the export, and after it. */
export function FormatChoice({ value, onChange }: FormatChoiceProps) {
  const t = useT()
  const id = useId()
  return (
    <Row
      label={t('activityExport.format')}
      value={
        <div
          role="radiogroup"
          aria-label={t('activityExport.format')}
          aria-describedby={`${id}-hint`}
        >
          <Actions>
            {(['csv', 'json'] as const).map((format) => (
              <label key={format}>
                <input
                  type="radio"
                  name={id}
                  checked={value === format}
                  onChange={() => onChange(format)}
                />{' '}
                {t(`activityExport.${format}`)}
              </label>
            ))}
          </Actions>
        </div>
      }
      note={<span id={`${id}-hint`}>{t(hints[value])}</span>}
    />
  )
}

/** What a filter asks for, in words. */
export function FilterWords({ filter }: { filter: Filter }) {
  const t = useT()
  const rich = useRich()
  const date = useLongDate()
  const { kind, search, address, browser, byApi } = filter
  const dayName = (day: string | null) => {
    const start = dayBounds(day)?.start
    return start === undefined ? null : date(start)
  }
  const since = dayName(filter.from)
  const until = dayName(filter.to)
  const parts: ReactNode[] = [
    kind === null ? t('activityExport.everything') : t(kindWords[kind]),
    search.trim() &&
      rich('activityExport.withWords', { words: <Value of={search.trim()} /> }),
    address !== null &&
      rich('activityExport.fromAddress', { address: <Value dir="ltr" of={address} /> }),
    browser !== null &&
      rich('activityExport.withBrowser', { browser: <Value of={browser} /> }),
    byApi && t('activityExport.onlyByApi'),
    since !== null && t('activityExport.since', { day: since }),
    until !== null && t('activityExport.until', { day: until }),
  ].filter(Boolean)
  return parts.map((part, at) => (
    // The parts of a filter have no names, and never change places.
    <Fragment key={at}>
      {at > 0 && ' · '}
      {part}
    </Fragment>
  ))
}

type EstimateRowProps = {
  estimate: Estimate
  /** Whether rows have to match something that the panel cannot look for. */
  isPicky: boolean
  /** Whether the panel looks for a kind. */
  isOfKind: boolean
}

/** How much there is to read, and how long that takes. */
export function EstimateRow({ estimate, isPicky, isOfKind }: EstimateRowProps) {
  const t = useT()
  const { rows: count, duration } = estimate
  const minutes = Math.round(duration / 60_000)
  const time =
    minutes < 1 ? t('activityExport.soon') : t('activityExport.minutes', { count: minutes })
  const rows = t(isPicky ? 'activityExport.rowsToRead' : 'activityExport.rows', { count })
  return (
    <Row
      label={t('activityExport.size')}
      value={
        count > 0
          ? t('activityExport.estimate', { rows, time })
          : t('activityExport.nothing')
      }
      note={isPicky && t(isOfKind ? 'activityExport.localKind' : 'activityExport.local')}
    />
  )
}
