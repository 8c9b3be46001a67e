import type { QueryClient } from '@tanstack/react-query'

import { accountQueries } from '#src/account/queries.ts'
import type { Account } from '#src/api/account.ts'

/** Somebody else is signed in now: nothing that was known of the first account stays. */
export function resetForAnotherAccount(queries: QueryClient, account: Account): void {
  const { queryKey } = accountQueries.me()
  queries.setQueryData(queryKey, account)
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
}
