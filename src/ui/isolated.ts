/** Longer names say nothing more. */
const longest = 60

/**
 * Text of a stranger inside a sentence that is not markup: cut, and kept from turning the direction of what stands
 * around it (FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE, as `<bdi>` does).
 */
export function isolated(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  // An isolate that is closed inside would end this one.
  return `\u2068${cut.replace(/[\u2066-\u2069\u202A-\u202E]/g, '')}\u2069`
}
