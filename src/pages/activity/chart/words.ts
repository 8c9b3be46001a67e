import { useMemo } from 'react'

import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import type { Instant } from '#src/lib/instant.ts'

import { sumOf, type BySeries, type ChartDay, type Gap, type Series } from './counts.ts'

/** A number of something, e.g. "3 sign-ins". */
export const countWords = {
  signIns: 'activityChart.signIns',
  failures: 'activityChart.failures',
  changes: 'activityChart.changes',
} as const satisfies BySeries<MessageKey>

const unreadWords = {
  signIns: 'activityChart.signInsUnread',
  failures: 'activityChart.failuresUnread',
  changes: 'activityChart.changesUnread',
} as const satisfies BySeries<MessageKey>

/** What was not read; failures come with the sign-ins. */
export const gapWords = {
  all: 'activityChart.unread',
  signIns: 'activityChart.attemptsUnread',
  changes: 'activityChart.changesUnread',
} as const satisfies Record<Gap, MessageKey>

/** Tells a day: "Friday 20 November: 3 sign-ins, 1 failure, no changes", and what of it was not read. */
export function useDayName(): (day: ChartDay) => string {
  const t = useT()
  const date = useDateWords('weekday')
  return ({ start, counts, read }) => {
    const day = date(start)
    const isRead = read.signIns && read.changes
    if (!read.signIns && !read.changes && sumOf(counts) === 0)
      return t('activityChart.dayUnread', { day })
    const words = (name: Series) =>
      read[name] || counts[name] > 0
        ? t(countWords[name], { count: counts[name] })
        : t(unreadWords[name])
    // What is counted on a day that was not read to its beginning may be more.
    const isPart =
      !isRead &&
      ((!read.signIns && counts.signIns + counts.failures > 0) ||
        (!read.changes && counts.changes > 0))
    return t(isPart ? 'activityChart.dayPartly' : 'activityChart.day', {
      day,
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
  /** "20 November at 14:05" */
  moment: { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
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

/** Writes a span of days, e.g. "20–29 November"; one day is told as one. */
export function useSpanWords(): (start: Instant, end: Instant) => string {
  const tag = useLanguageTag()
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' })
  return (start, end) => format.formatRange(start, end)
}
