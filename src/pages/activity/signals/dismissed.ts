import { identity } from '#src/account/identity.ts'
import type { Account } from '#src/api/account.ts'

/** Nobody dismisses more while a panel keeps the rows. */
const kept = 200

const keyOf = (account: Account) => `perch:dismissed:${identity(account)}`

/** The ids of the rows whose signals this person has dismissed in this browser; nothing else is kept. */
export function readDismissed(account: Account): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    // A browser that keeps nothing, or something that is not ours.
    return []
  }
}

/** Remembers them; where the browser keeps nothing, they stay dismissed until the page is left. */
export function keepDismissed(account: Account, ids: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(ids.slice(-kept)))
  } catch {
    // As above.
  }
}
