import type { Instant } from '#src/lib/instant.ts'
import { isThisYear } from '#src/ui/time.tsx'

/** Since when something is not used any more, `at` its last use: a month of this year by its name, another year as a whole. */
export const idleSince = (at: Instant, now: Instant, tag: string): string =>
  new Intl.DateTimeFormat(
    tag,
    isThisYear(at, now) ? { month: 'long' } : { year: 'numeric' },
  ).format(at)
