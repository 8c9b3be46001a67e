import { longestWait } from '#src/lib/wait.ts'

const fallbackSeconds = 60

/** Nobody has to be told of years: a second more than the longest stands for all that is longer. */
function inRange(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 1), longestWait + 1)
}

/**
 * Reads `Retry-After`, seconds or an HTTP date (RFC 9110 §10.2.3), as seconds from now; `null`
 * without one, at most `longestWait` and one. A date is compared with the answer's own `Date`, since clocks differ.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d+(?:\.\d+)?$/.test(value)) return inRange(Number(value))
  const until = Date.parse(value)
  if (Number.isNaN(until)) return null
  const sent = Date.parse(headers.get('date') ?? '')
  return inRange((until - (Number.isNaN(sent) ? now : sent)) / 1000)
}

/** How long to wait: `Retry-After`, else the first number in the panel's words, up to a day, else 60 s. */
export function secondsToWait(headers: Headers, detail: string, now: number): number {
  const told = retryAfter(headers, now)
  if (told !== null) return told
  const number = /\d+/.exec(detail)?.[0]
  return Math.min(inRange(Number(number ?? fallbackSeconds)), longestWait)
}
