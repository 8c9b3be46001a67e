import type { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'

import { usesKey } from '#src/account/key-store.ts'
import { accountQueries } from '#src/account/queries.ts'
import type { Account } from '#src/api/account.ts'
import { loadNamespace } from '#src/i18n/load.ts'

import { interrupt } from './interruption.tsx'

/** Somebody else is signed in now: nothing that was known of the first account stays. */
export function resetForAnotherAccount(queries: QueryClient, account: Account): void {
  const { queryKey } = accountQueries.me()
  queries.setQueryData(queryKey, account)
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
}

/**
 * Says that a write for `before` was not sent because `now` is signed in, and shows `now`'s account; with a key, which
 * stays what it is, whose session stands in its way. Where the words cannot be had, whatever wanted to write says it.
 */
export async function meetAnotherAccount(
  queries: QueryClient,
  before: Account,
  now: Account,
): Promise<void> {
  const found = await Promise.all([
    import('./another-account-dialog.tsx'),
    loadNamespace('another-account'),
  ]).catch(() => null)
  if (!found) return
  const [{ AnotherAccountDialog, SessionInTheWay }] = found
  if (usesKey()) return interrupt(createElement(SessionInTheWay, { before, now }))
  interrupt(createElement(AnotherAccountDialog, { before, now }))
  resetForAnotherAccount(queries, now)
}
