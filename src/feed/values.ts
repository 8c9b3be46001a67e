import { cut } from '#src/lib/invisible-characters.ts'

/** Longer values say nothing more, and a stranger may have written them. */
const longest = 300

/** A property in words: text as it is, anything else as JSON. Never throws. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  // What came as JSON can be written as such.
  return JSON.stringify(value) ?? ''
}

/** A property that is text and says something, cut to a length that can be told in a sentence; or `null`. */
export function textIn(
  properties: Readonly<Record<string, unknown>>,
  key: string,
): string | null {
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? cut(value, longest) : null
}
