import type { QueryClient } from '@tanstack/react-query'

import { pinSession } from '#src/api/pin-session.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

type LookState = {
  stage: 'idle' | 'asking' | 'over'
  /** Why nobody is known, once it is over. */
  error: unknown
}

const idle: LookState = { stage: 'idle', error: null }

/** The look at who is signed in, before a page of theirs is shown. The account itself is in the cache afterwards. */
export type Look = {
  /** For `useSyncExternalStore`. */
  state: () => LookState
  subscribe: (listener: () => void) => () => void
  /** Asks, unless somebody is known or it is being asked or over. Resolves when it is over; never rejects. */
  ask: () => Promise<void>
  /** Whether somebody is known, or it is over. */
  isSettled: () => boolean
  /** Has the next one ask again. */
  forget: () => void
}

export function createLook(queries: QueryClient): Look {
  const shown = observableRecord(idle)
  let isStart = true

  async function ask() {
    // An account that is there at the start without a session in the browser came by a cookie that remembers.
    const isRemembered = isStart && !clientOf(queries).hasToken()
    isStart = false
    shown.set({ stage: 'asking', error: null })
    try {
      await queries.ensureQueryData(accountQueries.me())
      if (isRemembered) await pinSession(clientOf(queries))
      shown.set({ stage: 'over', error: null })
    } catch (error) {
      shown.set({ stage: 'over', error })
    }
  }
  let asking = Promise.resolve()
  const isKnown = () => queries.getQueryData(accountQueries.me().queryKey) !== undefined
  return {
    state: shown.get,
    subscribe: shown.subscribe,
    ask() {
      if (shown.get().stage === 'idle' && !isKnown()) asking = ask()
      return asking
    },
    isSettled: () => isKnown() || shown.get().stage === 'over',
    forget: () => shown.set(idle),
  }
}
