import type { Instant } from '#src/lib/instant.ts'

import type { Recent } from '../recent.ts'

/**
 * How far back rows of several readings were looked at: the latest of their ends, or, where each of them has all that the
 * panel has kept, its oldest row. `null` when there is none that says when.
 */
export function lookedSince(readings: readonly Recent[]): Instant | null {
  const ends = readings.flatMap(({ since }) => (since === null ? [] : [since]))
  if (ends.length > 0) return Math.max(...ends)
  const moments = readings.flatMap(({ entries }) =>
    entries.flatMap(({ timestamp }) => (timestamp === null ? [] : [timestamp])),
  )
  return moments.length > 0 ? Math.min(...moments) : null
}
