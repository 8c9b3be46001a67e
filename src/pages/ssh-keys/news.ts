import { type Account, identity } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'

/** What was done with a key (its name) last, and was spoken then. */
export type KeyNews = { said: 'isAdded' | 'backAgain'; name: string }

/** What the history entry of the list remembers of a key that was added to an account on the page before. */
export const addedState = (
  name: string,
  account: Account,
): { added: string; to: string } => ({
  added: name,
  to: identity(account),
})

/** What such an entry remembers for an account, whoever wrote it: an entry outlives whoever was signed in. */
export function newsIn(state: unknown, account: Account): KeyNews | null {
  if (!isObject(state) || state['to'] !== identity(account)) return null
  const name = state['added']
  return typeof name === 'string' ? { said: 'isAdded', name } : null
}
