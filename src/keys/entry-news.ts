import { type Account, identity } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'

/**
 * What the history entry of a list remembers of a key that was made for an account on the page before; `made` is what the list
 * knows it by.
 */
export const newsState = (
  made: string,
  account: Account,
): { made: string; to: string } => ({
  made,
  to: identity(account),
})

/** What such an entry remembers for an account, whoever wrote it: an entry outlives whoever was signed in. `null`: nothing. */
export function newsIn(state: unknown, account: Account): string | null {
  if (!isObject(state) || state['to'] !== identity(account)) return null
  const made = state['made']
  return typeof made === 'string' ? made : null
}
