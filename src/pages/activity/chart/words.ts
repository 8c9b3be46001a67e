import { useMemo } from 'react'

import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { BySeries, ChartDay, Series } from './counts.ts'

/** A number of something, e.g. "3 sign-ins". */
export const countWords = {
  signIns: 'activityChart.signIns',
  failures: 'activityChart.failures',
  changes: 'activityChart.changes',
} as const satisfies BySeries<MessageKey>

/** Tells a day: "Friday 20 November: 3 sign-ins, 1 failure, no changes". */
export function useDayName(): (day: ChartDay) => string {
  const t = useT()
  const date = useDateWords('weekday')
  return ({ start, counts }) => {
    const words = (name: Series) => t(countWords[name], { count: counts[name] })
    return t('activityChart.day', {
      day: date(start),
      signIns: words('signIns'),
      failures: words('failures'),
      changes: words('changes'),
    })
  }
}

const forms = {
  /** "Friday 20 November" */
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  /** "Fri 20 Nov" */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** "20 November" */
  date: { day: 'numeric', month: 'long' },
  /** "Nov" */
  month: { month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Writes moments in the language and the zone of the reader; without years, which 90 days do not need. */
export function useDateWords(form: keyof typeof forms): (at: Instant) => string {
  const tag = useLanguageTag()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(tag, forms[form])
    return (at) => format.format(at)
  }, [tag, form])
}
