/** The lowest that panels are known to allow an account (contract §4.5), for where no answer tells. */
const lowest = 240
/** What an export may use of it; the rest is for whatever else the account does. */
const share = 2 / 3

/**
 * Milliseconds from the start of one request to that of the next, so that at most two thirds of what the account may ask
 * in a minute are used. `limit` is that number, `null` where it is not known.
 */
export function gapFor(limit: number | null): number {
  return Math.ceil(60_000 / Math.max(1, Math.floor((limit ?? lowest) * share)))
}

/** How long a number of pages takes, in milliseconds; `took` is how long the panel needed for one. */
export function durationOf(pages: number, gap: number, took: number): number {
  return pages * Math.max(gap, took)
}
