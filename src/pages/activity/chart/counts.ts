import { dayOf } from '#src/feed/days.ts'
import { dedupe } from '#src/feed/dedupe.ts'
import type { Recent } from '#src/feed/recent.ts'
import type { Instant } from '#src/lib/instant.ts'

/** What is counted, in the order in which it is stacked, from the bottom up. */
export const seriesNames = ['signIns', 'failures', 'changes'] as const
export type Series = (typeof seriesNames)[number]
export type BySeries<T> = Readonly<Record<Series, T>>

/** How far back the chart looks at most: as long as panels keep rows, unless they say otherwise (contract §5.4). */
const mostDays = 90

/** One column of the chart: a day of which everything was read that the panel has kept. */
export type ChartDay = {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string
  /** Its first moment. */
  start: Instant
  counts: BySeries<number>
}

/**
 * Why the chart begins where it does: `cut`: of the days before, not all rows were read; `kept`: the panel has nothing
 * of them; `full`: it does not look back further, though there is something earlier; `unknown`: rows that stand on no day may.
 */
export type Beginning = 'cut' | 'kept' | 'full' | 'unknown'

/** What the chart shows. */
export type DayCounts = {
  /** Oldest first; the last one is today. None where not even today was read from its beginning. */
  days: readonly ChartDay[]
  totals: BySeries<number>
  beginning: Beginning
  /** Rows that stand on no day: without a date, or written in an unknown way. */
  undated: number
}

/** The rows that it is made of, as `recentActivity` reads them. */
export type CountedRows = Readonly<Record<'signIns' | 'keys' | 'account', Recent>>

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

/** The oldest moment that any row tells, or `null`. */
function oldestOf(rows: CountedRows): Instant | null {
  const told = Object.values(rows).flatMap(({ entries }) =>
    entries.flatMap(({ timestamp }) => timestamp ?? []),
  )
  return told.length === 0 ? null : Math.min(...told)
}

/**
 * What happened on each day that was read completely, in the reader's zone, today among them; 90 at most. A day on which
 * one of the readings ended is left out, and so is every day before it. Where everything was read, the oldest row is where
 * the memory of the panel begins: of the days before nobody knows.
 */
export function countDays(rows: CountedRows, now: Instant): DayCounts {
  const { signIns, keys, account } = rows
  // Of the second in which a reading ended some rows may be missing, since a second has no order.
  const edge = Math.max(...[signIns, keys, account].map(({ since }) => since ?? -Infinity))
  const oldest = oldestOf(rows)
  const first = midnight(now, mostDays - 1)
  // A clock that goes ahead has no part in it: today is the last day.
  const kept = Math.max(first, Math.min(midnight(oldest ?? first, 0), midnight(now, 0)))
  const days = Array.from({ length: mostDays }, (_, at) => midnight(now, mostDays - 1 - at))
    .filter((start) => start > edge && start >= kept)
    .map((start) => ({
      day: dayOf(start),
      start,
      counts: { signIns: 0, failures: 0, changes: 0 },
    }))
  const totals = { signIns: 0, failures: 0, changes: 0 }
  const byName = new Map(days.map((each) => [each.day, each]))
  let undated = signIns.odd + keys.odd + account.odd
  for (const { event, timestamp } of dedupe([
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
  // Where a reading ended, its oldest row is one of those that are earlier.
  const isEarlier = edge > -Infinity || (oldest ?? first) < first
  const whole = undated > 0 ? 'unknown' : 'kept'
  const beginning = edge >= first ? 'cut' : isEarlier ? 'full' : whole
  return { days, totals, beginning, undated }
}

/** All that is counted on a day. */
export const sumOf = (counts: BySeries<number>) =>
  seriesNames.reduce((sum, name) => sum + counts[name], 0)

/** The day with the most failures, the newest of equals; `null` when no day has two. */
export function worstDay(days: readonly ChartDay[]): ChartDay | null {
  const most = Math.max(2, ...days.map(({ counts }) => counts.failures))
  return days.findLast(({ counts }) => counts.failures === most) ?? null
}

/** The top of the scale: a round number that no day exceeds, and at least 4, so that one event is no tower. */
export function scaleTop(days: readonly ChartDay[]): number {
  const most = Math.max(4, ...days.map(({ counts }) => sumOf(counts)))
  const magnitude = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 4, 5, 6, 8, 10].find((each) => each * magnitude >= most) ?? 10
  return step * magnitude
}
