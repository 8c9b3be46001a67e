import type { Account } from '#src/api/account.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { otherTabs } from '#src/session/other-tabs.ts'
import { accountQueries } from '#src/session/queries.ts'
import { unheardIn, unheardWrites } from '#src/session/unheard-writes.ts'

import { twoFactorQueries } from './two-factor-state.ts'

/** Requests to turn two-factor off of which nobody has heard. */
export const unheardOff = unheardWrites(['two-factor', 'disable'])

/** Whether two-factor, which was on when that was read at `readAt`, may be off by now, since nobody has heard what became of such a request. */
export function mayBeOff(host: Host, account: Account, readAt: Instant): boolean {
  const unheard = unheardIn(unheardOff.noted(host, account))
  return unheard !== null && readAt < mayComeUntil(unheard.sentAt)
}

/** Has other tabs, which do not know of the request, read again once it was seen to have turned two-factor off. */
export const tellOtherTabs = (host: Host): void =>
  otherTabs(host).tell({
    about: 'changes',
    changes: [twoFactorQueries.state().queryKey, accountQueries.me().queryKey],
  })
