const fallbackSeconds = 60
const longestSeconds = 86_400

function inRange(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 1), longestSeconds)
}

/**
 * Reads `Retry-After`, seconds or an HTTP date (RFC 9110 §10.2.3), as seconds from now; `null`
 * without one. A date is compared with the answer's own `Date`, since clocks differ.
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

/** How long to wait: `Retry-After`, else the first number in the panel's words, else 60 s. */
export function secondsToWait(headers: Headers, detail: string, now: number): number {
  const told = retryAfter(headers, now)
  if (told !== null) return told
  const number = /\d+/.exec(detail)?.[0]
  return number === undefined ? fallbackSeconds : inRange(Number(number))
}
