import type { Account } from '#src/api/account.ts'

/** What stays the same for one person on one panel: an id where the panel tells one. */
export function identity(account: Account): string {
  return account.uuid ?? account.id?.toString() ?? account.username
}
