import type { Account } from '#src/api/account.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import type { Host } from '#src/host/host.ts'
import { type Unheard, unheardIn, unheardWrites } from '#src/session/unheard-writes.ts'

/** Requests for recovery codes, by turning two-factor on or for new ones, of which nobody has heard. */
export const unheardRenewals = unheardWrites(['two-factor', 'enable'])

/** Those that may still be carried out, and would replace codes that are shown before that; `null` for none. */
export function openRenewals(host: Host, account: Account): Unheard | null {
  const unheard = unheardIn(unheardRenewals.noted(host, account))
  return unheard && Date.now() < mayComeUntil(unheard.sentAt) ? unheard : null
}
