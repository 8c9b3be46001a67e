import { brief } from '#src/lib/invisible-characters.ts'

/** Longer names say nothing more. */
const longest = 60

/**
 * Text of a stranger inside a sentence that is not markup: cut, and kept from turning the direction of what stands
 * around it (FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE, as `<bdi>` does).
 */
export function isolated(text: string): string {
  // An isolate that is closed inside would end this one: it is shown by its number, as all that nobody sees.
  return `\u2068${brief(text, longest)}\u2069`
}
