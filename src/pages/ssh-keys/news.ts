/** What was done with a key (its name) last, and was spoken then. */
export type KeyNews = { said: 'isAdded' | 'backAgain'; name: string }

/** What the history entry of the list remembers of a key that was added on the page before. */
export const addedState = (name: string): KeyNews => ({ said: 'isAdded', name })

/** What such an entry remembers, whoever wrote it. */
export function newsIn(state: unknown): KeyNews | null {
  const { said, name } = (state ?? {}) as Partial<Record<string, unknown>>
  return said === 'isAdded' && typeof name === 'string' ? { said, name } : null
}
