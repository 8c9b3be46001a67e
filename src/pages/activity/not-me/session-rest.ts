import type { Account } from '#src/api/account.ts'

/** How long a session lives unused in the usual settings of the panel's family (rule 0.14; Pelican alone has no `id`, and says whether two-factor is on). */
export function sessionRest({
  id,
  twoFactorEnabled,
}: Pick<Account, 'id' | 'twoFactorEnabled'>): 'twelve' | 'two' | 'other' {
  if (id !== null) return 'twelve'
  return twoFactorEnabled === null ? 'other' : 'two'
}
