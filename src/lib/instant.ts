/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

const isoDateTime =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Reads an ISO 8601 date and time, with `T` or a blank, with or without fractions; without an
 * offset it is UTC. Anything else is `null`.
 */
export function parseInstant(value: unknown): Instant | null {
  if (typeof value !== 'string') return null
  const match = isoDateTime.exec(value.trim())
  if (!match) return null
  const [, date, time, fraction = '', offset = 'Z'] = match
  // Engines agree on three digits of fraction only.
  const zone = /^[+-]\d{4}$/.test(offset)
    ? `${offset.slice(0, 3)}:${offset.slice(3)}`
    : offset
  const instant = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone.toUpperCase()}`)
  return Number.isNaN(instant) ? null : instant
}
