import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import type { Account } from '#src/api/account.ts'
import { Unavailable } from '#src/api/failures.ts'
import { signOut } from '#src/api/session.ts'

import { otherTabs } from './other-tabs.ts'
import { clientOf, hostOf } from './panel-client.ts'

/** How long a sign-out may take before the page says that it waits, in milliseconds. */
export const signOutPatience = 4000

type EndSessionOptions = {
  /** Stops waiting for the panel; what was sent may be carried out all the same. */
  signal: AbortSignal
  /** Called when the panel took the sign-out, rather than that nobody was there any more. */
  onTaken?: () => void
}

/**
 * Ends the session of this browser, looks whether it is ended, and tells the other tabs once it is. Gives who is still
 * signed in, `null` when nobody is. Throws a failure when nobody can tell, also because the wait was stopped.
 */
export async function endSession(
  queries: QueryClient,
  options: EndSessionOptions,
): Promise<Account | null> {
  try {
    const still = await signOut(clientOf(queries), options)
    if (!still) otherTabs(hostOf(queries)).tell({ about: 'session', now: 'signed-out' })
    return still
  } catch (error) {
    if (!options.signal.aborted) throw error
    throw new Unavailable('POST /auth/logout', 'timeout', null, true)
  }
}

/** Ending the session of this browser in place, as a button does. */
export type EndSession = {
  /** Begins, or tries again. */
  end: () => void
  isPending: boolean
  /** Stops waiting for an answer that does not come. */
  stop: () => void
  /** Who is still signed in after it; nothing while nobody is, or nobody knows. */
  still: Account | null | undefined
  /** Why nobody knows. */
  error: Error | null
}

/** Ends the session of this browser where somebody stands in the way; `onEnded` is called, and waited for, once nobody is signed in any more. */
export function useEndSession(onEnded: () => unknown): EndSession {
  const queries = useQueryClient()
  const waiting = useRef<AbortController>(null)
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => {
      waiting.current = new AbortController()
      return endSession(queries, { signal: waiting.current.signal })
    },
    onSuccess: (still) => still ?? onEnded(),
  })
  return {
    end: () => mutate(),
    isPending,
    stop: () => waiting.current?.abort(),
    still: data,
    error,
  }
}
