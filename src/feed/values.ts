/** Longer values say nothing more, and a stranger may have written them. */
const longest = 300

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A property in words: text as it is, anything else as JSON; cut to a length that can be shown. Never throws. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return cut(value)
  // What came as JSON can be written as such.
  return cut(JSON.stringify(value) ?? '')
}

/** A property that is text and says something, or `null`. */
export function textIn(
  properties: Readonly<Record<string, unknown>>,
  key: string,
): string | null {
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? cut(value) : null
}
