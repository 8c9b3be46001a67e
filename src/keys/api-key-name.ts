import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

/** At the end of a description: the day on which somebody means to look at the key again (decision 0026). */
const reminder = / \(review (2\d{3}-(\d\d)-\d\d)\)$/

/**
 * What a description calls a key, and the first moment, where the reader is, of the day that stands at its end; `null` where there
 * is none. A day that no calendar has, and one with nothing before it, are text.
 */
export function readDescription(description: string | null): {
  called: string
  reviewAt: Instant | null
} {
  const called = description?.trim() ?? ''
  const [, day, month] = reminder.exec(called) ?? []
  const at = new Date(`${day}T00:00`)
  // Some browsers take 30 February for a day in March.
  return at.getMonth() + 1 === Number(month)
    ? { called: called.replace(reminder, '').trim(), reviewAt: at.getTime() }
    : { called, reviewAt: null }
}

/** What a key is called: its description, without the day at its end, or its identifier where it has none. */
export const apiKeyName = ({ description, identifier }: ApiKey): string =>
  readDescription(description).called || identifier
