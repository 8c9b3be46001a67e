import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'
import { useLooksUntilTold } from '#src/two-factor/look-until-told.ts'
import { mayBeOff, tellOtherTabs } from '#src/two-factor/unheard-off.ts'

/** Looks whether two-factor is off by now, which was asked for at `since`, and nobody has heard of. It draws nothing: what it reads is shown beside it. */
export function LooksForOff({ since }: { since: Instant }) {
  const host = useHost()
  const isOff = useLooksUntilTold(since, 'off').data?.state === 'off'
  // It comes by itself, and other tabs know nothing of it.
  useEffect(() => {
    if (isOff) tellOtherTabs(host)
  }, [isOff, host])
  return null
}

/** Whether two-factor, which is on by what was read at `readAt`, may be off by now (`mayBeOff`). */
export function useMayBeOff(account: Account, readAt: Instant): boolean {
  const host = useHost()
  // Where the account tells, what was made of it may be older.
  const me = useQuery({ ...accountQueries.me(), enabled: false })
  const isToldByAccount = account.twoFactorEnabled !== null
  return mayBeOff(host, account, isToldByAccount ? me.dataUpdatedAt : readAt)
}
