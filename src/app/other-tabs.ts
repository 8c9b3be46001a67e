import type { QueryClient } from '@tanstack/react-query'
import type { DataRouter } from 'react-router'

import { recentKey } from '#src/account/activity/recent-key.ts'
import { identity } from '#src/account/identity.ts'
import { listenToOtherTabs } from '#src/account/other-tabs.ts'
import { accountQueries } from '#src/account/queries.ts'
import { readNow } from '#src/account/read-now.ts'
import { getAccount } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { answerSignInAgain, isAskingToSignInAgain } from '#src/forms/session-ended.ts'
import { paths } from '#src/lib/paths.ts'
import { isStandingStill } from '#src/lib/standstill.ts'
import { isUnsaved } from '#src/lib/unsaved.ts'

import { meetAnotherAccount } from './another-account.ts'
import { pausedUntil } from './pause.ts'
import { isAskingWhoseAccount, settleWhoseAccount } from './whose-account.ts'

/**
 * Keeps this tab in step with the others: what they tell is looked up at once, and the account whenever the page is
 * looked at again, since a sign-in on the panel's own pages tells nobody. Returns what ends it.
 */
export function followOtherTabs(queries: QueryClient, router: DataRouter): () => void {
  const me = accountQueries.me()
  const control = new AbortController()
  let looking = false

  /** Asks who is signed in; `told`: another tab has said that this may have changed. */
  async function look(told: boolean): Promise<void> {
    const before = queries.getQueryData(me.queryKey)
    // Nobody is known here, or something is on screen that nothing may replace.
    if (!before || looking || pausedUntil() !== null) return
    if (isStandingStill() && !isAskingWhoseAccount()) return
    looking = true
    try {
      const now = await getAccount()
      const same = identity(now) === identity(before)
      if (same) queries.setQueryData(me.queryKey, now)
      if (isAskingToSignInAgain()) answerSignInAgain(same)
      // A page that was kept for its account has it back; one that went over to another is still to be told of.
      if (same && isUnsaved()) settleWhoseAccount()
      if (!same) await meetAnotherAccount(queries, before, now)
    } catch (error) {
      // Whatever else is wrong, the next read tells.
      if (!isFailure(error, 'unauthenticated') || isAskingToSignInAgain()) return
      settleWhoseAccount()
      if (told && !isUnsaved()) await leave()
      // Asks to sign in again in place.
      else await readNow(queries, me).catch(() => {})
    } finally {
      looking = false
    }
  }

  function leave(): Promise<void> {
    const { pathname, search, hash } = router.state.location
    const to = pathname + search + hash
    return router.navigate(paths.signIn({ because: 'signed-out', to }))
  }

  const stop = listenToOtherTabs((news) => {
    if (news.about === 'session') return void look(true)
    if (!queries.getQueryData(me.queryKey) || isStandingStill()) return
    for (const queryKey of [recentKey, ...news.changes])
      void queries.invalidateQueries({ queryKey })
    // Turning two-factor on opens what was closed until then.
    void queries.invalidateQueries({
      predicate: ({ state }) => isFailure(state.error, 'two-factor-required'),
    })
  })
  const looked = () => {
    if (document.visibilityState === 'visible') void look(false)
  }
  const { signal } = control
  addEventListener('focus', looked, { signal })
  document.addEventListener('visibilitychange', looked, { signal })
  return () => {
    stop()
    control.abort()
  }
}
