import type { QueryClient } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { pinSession } from '#src/api/pin-session.ts'
import { isToldSignedOut, leaveToSignIn } from '#src/forms/sign-in-again.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

type LookState = {
  stage: 'idle' | 'asking' | 'over'
  /** Why nobody is known; it is over only then. An account that is known is in the cache, for as long as it is. */
  error: unknown
  /** Whether others see to the sign-in (`leaveToSignIn`), rather than a page of its own. */
  isLeftToOthers: boolean
}

const idle: LookState = { stage: 'idle', error: null, isLeftToOthers: false }

/** The look at who is signed in, before a page of theirs is shown. The account itself is in the cache afterwards. */
export function createLook(queries: QueryClient) {
  const shown = observableRecord(idle)
  let isStart = true

  /** Which look counts: one that was forgotten has nothing more to say. */
  let turn = 0

  async function ask() {
    turn += 1
    const mine = turn
    // An account that is there at the start without a session in the browser came by a cookie that remembers.
    const isRemembered = isStart && !clientOf(queries).hasToken()
    isStart = false
    shown.set({ ...idle, stage: 'asking' })
    try {
      await queries.ensureQueryData(accountQueries.me())
      if (isRemembered) await pinSession(clientOf(queries))
      if (mine === turn) shown.set(idle)
    } catch (error) {
      if (mine !== turn) return
      const isNobody = isFailure(error, 'unauthenticated')
      const isLeftToOthers = isNobody && leaveToSignIn(hostOf(queries))
      shown.set({ stage: 'over', error, isLeftToOthers })
    }
  }
  let asking = Promise.resolve()
  const isKnown = () => queries.getQueryData(accountQueries.me().queryKey) !== undefined
  /** Whether the page of somebody is one that whoever is here may not see: asking again would tell the same. */
  function isNobody(): boolean {
    const { stage, error } = shown.get()
    return (
      stage === 'over' &&
      (isFailure(error, 'unauthenticated') || isFailure(error, 'another-account'))
    )
  }
  const isSettled = () => isKnown() || isNobody()
  return {
    /** For `useSyncExternalStore`. */
    state: shown.get,
    subscribe: shown.subscribe,
    /**
     * Asks, unless it is known who is signed in, or that nobody is, or it is being asked. Resolves when it is over; never
     * rejects.
     */
    ask(): Promise<void> {
      if (shown.get().stage !== 'asking' && !isSettled()) asking = ask()
      return asking
    },
    /** Whether it is known who is signed in, or that nobody is: a look that failed otherwise settles nothing. */
    isSettled,
    /**
     * Where others see to the sign-in: asks whether they have. Resolves with why nobody is known; with `null` when somebody
     * is, and when there was nothing to ask. Never rejects.
     */
    async again(): Promise<unknown> {
      if (!shown.get().isLeftToOthers) return null
      const mine = turn
      try {
        await queries.fetchQuery(accountQueries.me())
        if (mine === turn) shown.set(idle)
        return null
      } catch (error) {
        const host = hostOf(queries)
        const isNobody = isFailure(error, 'unauthenticated')
        // The host page has said something since it was told, and still nobody is signed in: it is told again.
        if (mine === turn && isNobody && !isToldSignedOut(host))
          shown.set({ isLeftToOthers: leaveToSignIn(host) })
        return error
      }
    },
    /** Has the next one ask again. */
    forget(): void {
      turn += 1
      shown.set(idle)
    },
  }
}
export type Look = ReturnType<typeof createLook>
