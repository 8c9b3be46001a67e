import type { QueryClient } from '@tanstack/react-query'

import { type Account, identity } from '#src/api/account.ts'

import { keyWrites } from './key-writes.ts'
import { hostOf } from './panel-client.ts'
import { panelStorage } from './panel-storage.ts'
import { accountQueries } from './queries.ts'

/** The key under which the cache holds the requests for API keys that nobody has heard the answer of. */
export const unheardRequestsKey = ['unheard-api-key-requests'] as const

/** The name under which a tab keeps those of an account. */
export const keptRequestsName = (account: Account): string =>
  `api-key-requests:${identity(account)}`

/** Forgets those of the account that the page shows, here and in what the tab keeps, and other writes of keys: somebody has signed out of it on purpose. */
export function forgetKeptRequests(queries: QueryClient): void {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return
  const host = hostOf(queries)
  panelStorage(host).session.remove(keptRequestsName(account))
  keyWrites(host).forget(account)
  queries.removeQueries({ queryKey: unheardRequestsKey })
}
