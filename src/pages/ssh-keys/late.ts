import type { Unavailable } from '#src/api/failures.ts'
import { likelyUntil } from '#src/forms/look-again.ts'
import type { Instant } from '#src/lib/instant.ts'

/** What may still come of a press that had no answer, and since when it is looked for. */
export type Late = { failure: Unavailable; since: Instant }

/** How what may come late is looked for. */
export type LookingState = 'now' | 'in-vain'

/** What may still come once a press has ended: of it, where it had no answer (`failure`), or else of one before it, for as long as that is likely. */
export function stillLate(failure: Unavailable | null, before: Late | null): Late | null {
  if (failure) return { failure, since: Date.now() }
  return before && Date.now() < likelyUntil(before.since, before.failure) ? before : null
}
