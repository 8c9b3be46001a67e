import {
  queryOptions,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import { isFailure } from '#src/api/failures.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { requirements } from '#src/two-factor/two-factor-required.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

/**
 * One row of what the panel closes; the account itself is never refused (contract §4.6). `null` when nothing was learnt:
 * nobody asked for it, so that any other failure is nobody's news.
 */
export const probe = () =>
  queryOptions({
    queryKey: ['two-factor-probe'],
    queryFn: async ({ client, signal }) => {
      try {
        await listActivity(clientOf(client), { page: 1, perPage: 1, signal })
        return true
      } catch (error) {
        if (
          isFailure(error) &&
          !isFailure(error, 'two-factor-required') &&
          !isFailure(error, 'unauthenticated')
        )
          return null
        throw error
      }
    },
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Reads that are refused until two-factor is on, and that tell nothing else when they fail. */
const closable: readonly unknown[] = [
  'api-keys',
  'ssh-keys',
  'activity',
  'two-factor-probe',
]

function learnFrom(queries: QueryClient, { queryKey, state }: Query): void {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return
  const { of, learn } = requirements(hostOf(queries))
  const known = of(account)
  if (isFailure(state.error, 'two-factor-required')) {
    if (known !== 'closed') learn(account, 'closed')
  } else if (known !== null && (state.data ?? null) !== null && !state.error) {
    const stateKey = twoFactorQueries.state().queryKey
    const twoFactor =
      queryKey[0] === stateKey[0] ? queries.getQueryData(stateKey)?.state : null
    if (known === 'closed' && (closable.includes(queryKey[0]) || twoFactor === 'on'))
      learn(account, 'open')
    // Nothing is claimed that was not seen: it is asked again whether the rest is closed now.
    if (known === 'open' && twoFactor === 'off')
      void queries.prefetchQuery({ ...probe(), staleTime: 0 })
  }
}

/** Learns from every read whether the panel closes the account until two-factor is on. Returns what ends it. */
export function watchRequirement(queries: QueryClient): () => void {
  const cache = queries.getQueryCache()
  for (const query of cache.getAll()) learnFrom(queries, query)
  return cache.subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type !== 'updated') return
    const { type } = event.action
    if (type === 'success' || type === 'error') learnFrom(queries, event.query)
  })
}
