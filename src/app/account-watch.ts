import type { QueryClient } from '@tanstack/react-query'

import { identity } from '#src/account/identity.ts'
import { accountQueries } from '#src/account/queries.ts'
import { accountEndpoint, type Account } from '#src/api/account.ts'
import { client } from '#src/api/current.ts'

import { meetAnotherAccount, resetForAnotherAccount } from './another-account.ts'

/**
 * Watches whose account the cache shows. The api layer learns for whom alone it may write, and when somebody else's
 * account is read (another tab signed in), nothing of the first one stays.
 */
export function watchAccount(queries: QueryClient): void {
  let known: string | null = null
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryKey[0] !== accountQueries.me().queryKey[0]) return
    const now = event.query.state.data as Account
    const before = known
    known = identity(now)
    client().guard = {
      ask: accountEndpoint,
      admits(answered) {
        if (identity(answered) === identity(now)) return true
        void meetAnotherAccount(queries, now, answered)
        return false
      },
    }
    if (before !== null && before !== known) resetForAnotherAccount(queries, now)
  })
}
