import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'

import { accountEndpoint, type Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'

import { otherTabs } from './other-tabs.ts'
import { clientOf, hostOf } from './panel-client.ts'
import { usePanel } from './panel-context.ts'

/** How a sign-in came to be known: another tab of this page told of it, or this one was looked at again. */
export type FoundBy = 'told' | 'looked'

/**
 * Calls `found` with whoever signed in in this browser while a form that signs in is open: in another tab of this page,
 * which tells, or on the panel's own page, which tells nobody, so that it is found when this tab is looked at again. On
 * the panel's own origin only: from another one no session can be seen.
 */
export function useSignInInOtherTabs(
  found: (account: Account, by: FoundBy) => void | Promise<void>,
): void {
  const queries = useQueryClient()
  const { ownOrigin } = usePanel()

  // As it is when the answer comes, not as it was when it was asked for.
  const tell = useEffectEvent(found)

  // The sign-in happens outside of this document.
  useEffect(() => {
    if (!ownOrigin) return
    const host = hostOf(queries)
    const control = new AbortController()
    const { signal } = control
    let looking: Promise<void> | null = null
    async function lookInTurn(by: FoundBy) {
      await looking
      if (signal.aborted) return
      try {
        const account = await clientOf(queries).request(accountEndpoint, { signal })
        if (!signal.aborted) await tell(account, by)
      } catch (error) {
        // Nobody asked for it: whoever sends the form is told.
        if (!signal.aborted && !isFailure(error)) throw error
      }
    }
    function begin(by: FoundBy) {
      const turn = lookInTurn(by).finally(() => {
        if (looking === turn) looking = null
      })
      looking = turn
    }
    function looked() {
      // Coming back is told twice, by the document and by the window.
      if (host.isVisible() && !looking) begin('looked')
    }
    const stop = otherTabs(host).listen(({ about }) => {
      if (about === 'session') begin('told')
    })
    const ends = [stop, host.onVisibility(looked), host.onWindow('focus', looked)]
    return () => {
      for (const end of ends) end()
      control.abort()
    }
  }, [ownOrigin, queries])
}
