import type { Recent } from '#src/account/activity/recent.ts'
import { tidy } from '#src/account/activity/tidy.ts'
import type { Instant } from '#src/lib/instant.ts'

import { dayOf } from '../filter.ts'

/** What is counted, in the order in which it is stacked, from the bottom up. */
export const seriesNames = ['signIns', 'failures', 'changes'] as const
export type Series = (typeof seriesNames)[number]
export type BySeries<T> = Readonly<Record<Series, T>>

/** How far back the chart looks: as long as panels keep rows, unless they say otherwise (contract §5.4). */
export const dayCount = 90

/** One column of the chart. */
export type ChartDay = {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string
  /** Its first moment. */
  start: Instant
  counts: BySeries<number>
  /** Whether all that happened on the day was read; a count of 0 says nothing where it was not. */
  read: BySeries<boolean>
}

/** What the chart shows. */
export type DayCounts = {
  /** Oldest first; the last one is today. */
  days: readonly ChartDay[]
  totals: BySeries<number>
  /** Rows without a date, which stand on no day. */
  undated: number
}

/** The rows that it is made of, as `recentActivity` reads them. */
export type Rows = Readonly<Record<'signIns' | 'keys' | 'account', Recent>>

const failures = ['auth:fail', 'auth:sftp.fail', 'auth:ip-blocked']
// Panels have two names for it (contract §5.4). That somebody asked for a reset changes nothing yet.
const resets = ['event:password-reset', 'auth:password-reset']

/** What an event counts as; `null` for what the chart does not tell, e.g. the step between password and code. */
export function seriesOf(event: string): Series | null {
  if (event === 'auth:success') return 'signIns'
  if (failures.includes(event)) return 'failures'
  const isChange =
    resets.includes(event) ||
    event.startsWith('user:') ||
    event.startsWith('server:subuser.')
  return isChange ? 'changes' : null
}

/** Midnight so many days before a moment's own; by the calendar, because days have 23 and 25 hours too. */
function midnight(now: Instant, daysBefore: number): Instant {
  const date = new Date(now)
  return new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() - daysBefore,
  ).getTime()
}

/**
 * What happened on each of the last 90 days in the reader's zone, today among them.
 *
 * Password resets are read with the sign-ins, so that where fewer of those were read, a reset may be missing among
 * changes that count as read; the note under the chart says so.
 */
export function countDays({ signIns, keys, account }: Rows, now: Instant): DayCounts {
  const signInsSince = signIns.since ?? -Infinity
  const changesSince = Math.max(keys.since ?? -Infinity, account.since ?? -Infinity)
  const days = Array.from({ length: dayCount }, (_, at) => {
    const start = midnight(now, dayCount - 1 - at)
    const readSignIns = start >= signInsSince
    return {
      day: dayOf(start),
      start,
      counts: { signIns: 0, failures: 0, changes: 0 },
      read: {
        signIns: readSignIns,
        failures: readSignIns,
        changes: start >= changesSince,
      },
    }
  })
  const totals = { signIns: 0, failures: 0, changes: 0 }
  const byName = new Map(days.map((each) => [each.day, each]))
  let undated = 0
  for (const { event, timestamp } of tidy([
    signIns.entries,
    keys.entries,
    account.entries,
  ])) {
    const series = seriesOf(event)
    if (series === null) continue
    if (timestamp === null) undated += 1
    const day = timestamp === null ? undefined : byName.get(dayOf(timestamp))
    if (!day) continue
    day.counts[series] += 1
    totals[series] += 1
  }
  return { days, totals, undated }
}

/** All that is counted on a day. */
export const sumOf = (counts: BySeries<number>) =>
  seriesNames.reduce((sum, name) => sum + counts[name], 0)

/** The day with the most failures, the newest of equals; `null` when no day has two. */
export function worstDay(days: readonly ChartDay[]): ChartDay | null {
  const most = Math.max(2, ...days.map(({ counts }) => counts.failures))
  return days.findLast(({ counts }) => counts.failures === most) ?? null
}

/** Which of the series were not read in full. */
export type Gap = 'all' | 'signIns' | 'changes'

/** Days in a row of which the same was not read: indices into `days`, `end` being the first day after. */
export type GapSpan = { gap: Gap; start: number; end: number }

/** Where the chart knows too little, oldest first; two spans at most, which both begin before what is known. */
export function gapSpans(days: readonly ChartDay[]): GapSpan[] {
  const unread = (name: Series) => days.filter(({ read }) => !read[name]).length
  const signIns = unread('signIns')
  const changes = unread('changes')
  const both = Math.min(signIns, changes)
  const either = Math.max(signIns, changes)
  const spans: GapSpan[] = [
    { gap: 'all', start: 0, end: both },
    { gap: signIns > changes ? 'signIns' : 'changes', start: both, end: either },
  ]
  return spans.filter(({ start, end }) => end > start)
}

/** The top of the scale: a round number that no day exceeds, and at least 4, so that one event is no tower. */
export function scaleTop(days: readonly ChartDay[]): number {
  const most = Math.max(4, ...days.map(({ counts }) => sumOf(counts)))
  const magnitude = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 4, 5, 6, 8, 10].find((each) => each * magnitude >= most) ?? 10
  return step * magnitude
}
