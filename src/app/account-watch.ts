import type { QueryClient } from '@tanstack/react-query'

import { accountEndpoint, type Account, identity } from '#src/api/account.ts'
import { isLeftToHost, knowSignedIn, signInAgain } from '#src/forms/sign-in-again.ts'
import { stillness } from '#src/host/stillness.ts'
import { lastUser } from '#src/session/last-user.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { isChosen, meetAnotherAccount } from './another-account.ts'

/**
 * Watches whose account the cache shows. The api layer learns for whom alone it may write, and when somebody else's
 * account is read (another tab signed in), it is asked whose the page shall be, as when a write was about to go there.
 * Whenever it is read, the sign-in that was left to a host page is over, and what was refused until then is read again.
 */
export function watchAccount(queries: QueryClient): void {
  const { queryKey } = accountQueries.me()
  const host = hostOf(queries)
  let shown: Account | null = null
  queries.getQueryCache().subscribe((event) => {
    const isAccount = event.query.queryKey[0] === queryKey[0]
    if (isAccount && event.type === 'removed') shown = null
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (!isAccount) {
      // A host page that has signed somebody in need not say so. An answer may also be one from before the session ended:
      // only the account tells.
      if (isLeftToHost(host) && !event.action.manual && !stillness(host).isHeld())
        void queries.refetchQueries({ queryKey }, { cancelRefetch: false })
      return
    }
    const wasLeft = isLeftToHost(host) && signInAgain(host).wasLeftToOthers()
    knowSignedIn(host)
    if (wasLeft) void queries.invalidateQueries()
    const now = event.query.state.data as Account
    const before = shown
    if (before && identity(before) !== identity(now) && !isChosen(host, now)) {
      // Whether the page goes over to it is decided where it is told, by one look at what would be lost.
      queries.setQueryData(queryKey, before)
      void meetAnotherAccount(queries, before, now)
      return
    }
    shown = now
    lastUser(host).name = now.username
    clientOf(queries).guard = {
      ask: accountEndpoint,
      meet(answered) {
        if (identity(answered) === identity(now)) return true
        void meetAnotherAccount(queries, now, answered)
        return false
      },
    }
  })
}
