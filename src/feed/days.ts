import type { ActivityEntry } from '#src/api/activity.ts'
import type { Instant } from '#src/lib/instant.ts'

/** Rows of one day in the reader's zone; `day` is its first moment, or `null` for rows without a date. */
type Day = { day: Instant | null; entries: ActivityEntry[] }

/** Midnight before a moment, in the reader's zone. */
export function startOfDay(at: Instant): Instant {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Rows by day, in the order in which they come. */
export function byDay(entries: readonly ActivityEntry[]): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const day = entry.timestamp === null ? null : startOfDay(entry.timestamp)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** A moment's day in the reader's zone, `YYYY-MM-DD`. */
export function dayOf(at: Instant): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
