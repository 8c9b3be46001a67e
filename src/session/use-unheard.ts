import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { UnheardWrites } from './unheard-writes.ts'

/**
 * When a write of a kind was sent of which nobody has heard; `null` for none, and while the form that sent one is there, which
 * tells of it itself.
 */
export function useUnheard(writes: UnheardWrites, account: Account): Instant | null {
  const host = useHost()
  const { mutationKey } = writes
  const mutations = useQueryClient().getMutationCache()
  const sentAt = useSyncExternalStore(
    (listener) => writes.subscribe(host, listener),
    () => writes.sentAt(host, account),
  )
  // It goes with the component that began it, or once it has settled after that.
  const isTold = useSyncExternalStore(
    (listener) => mutations.subscribe(listener),
    () => mutations.find({ mutationKey }) !== undefined,
  )
  return isTold ? null : sentAt
}
