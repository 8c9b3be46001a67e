import { Fragment, type ReactNode } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import { useLongDate } from '#src/ui/time.tsx'

import { dayBounds, type Filter } from '../filter.ts'
import { kindWords } from '../kinds.ts'

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
      rich('activityExport.withWords', { words: <bdi>{search.trim()}</bdi> }),
    address !== null &&
      rich('activityExport.fromAddress', { address: <bdi dir="ltr">{address}</bdi> }),
    browser !== null &&
      rich('activityExport.withBrowser', { browser: <bdi>{browser}</bdi> }),
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
