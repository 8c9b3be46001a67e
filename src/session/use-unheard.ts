import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'

import { type Unheard, unheardIn, type UnheardWrites } from './unheard-writes.ts'

/**
 * Writes of a kind of which nobody has heard; `null` for none, and while the form that sent the last of them is there, which
 * tells of it itself.
 */
export function useUnheard(writes: UnheardWrites, account: Account): Unheard | null {
  const host = useHost()
  const { mutationKey } = writes
  const mutations = useQueryClient().getMutationCache()
  const noted = useSyncExternalStore(
    (listener) => writes.subscribe(host, listener),
    () => writes.noted(host, account),
  )
  const unheard = unheardIn(noted)
  // It goes with the component that began it, or once it has settled after that. One that was sent later and failed tells of
  // itself alone.
  const isTold = useSyncExternalStore(
    (listener) => mutations.subscribe(listener),
    () =>
      unheard !== null &&
      mutations
        .findAll({ mutationKey })
        .some(
          ({ state: { submittedAt, status } }) =>
            submittedAt <= unheard.sentAt || status !== 'error',
        ),
  )
  return isTold ? null : unheard
}
