/**
 * Whether a page may show itself: `yes`; `ask`, once the page around it has answered from an origin that may frame it; or
 * `no`.
 */
export type Admission = 'yes' | 'ask' | 'no'

/**
 * Judges the origins of all documents around the page, the nearest first; `null` is one that the browser does not tell.
 * `own` is the page's own, and `listed` are those that may frame it.
 */
export function admit(
  ancestors: readonly (string | null)[],
  own: string,
  listed: readonly string[],
): Admission {
  // A sandbox has no origin, and `null` is everybody's.
  const isAllowed = (origin: string) =>
    origin !== 'null' && (origin === own || listed.includes(origin))
  if (ancestors.some((origin) => origin !== null && !isAllowed(origin))) return 'no'
  const unknown = ancestors.filter((origin) => origin === null).length
  if (unknown === 0) return 'yes'
  // Only the window right around it can be asked, and that only speaks for itself.
  return ancestors.length === 1 && listed.length > 0 ? 'ask' : 'no'
}
