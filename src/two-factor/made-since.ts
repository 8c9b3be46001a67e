import type { Instant } from '#src/lib/instant.ts'

/** How far what is known of the panel's clock, which writes whole seconds, may be off, in milliseconds. */
export const clockDoubt = 2000

/** By so much the clocks of a panel and of a browser may differ, in milliseconds. */
export const skew = 600_000

/**
 * Whether recovery codes that a panel made at `madeAt`, as far as that is known, are later than those that this browser had to do
 * with at `at`, whatever the clocks say: others then, made elsewhere.
 */
export const madeSince = (at: Instant, madeAt: Instant | null): boolean =>
  madeAt !== null && madeAt > at + skew
