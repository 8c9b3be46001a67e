import type { QueryClient } from '@tanstack/react-query'

import { type Account, identity } from '#src/api/account.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { forgetSpoken } from '#src/ui/announcer.tsx'

const chosen = perHost((): { identity: string | null } => ({ identity: null }))

/** Whether the page is just being given to this account, so that nobody has to be told. */
export const isChosen = (host: Host, account: Account): boolean =>
  identity(account) === chosen(host).identity

/** The page is this account's from now on: nothing that was known of the first account stays. */
export function resetForAnotherAccount(queries: QueryClient, account: Account): void {
  const { queryKey } = accountQueries.me()
  const host = hostOf(queries)
  const given = chosen(host)
  given.identity = identity(account)
  queries.setQueryData(queryKey, account)
  given.identity = null
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
  forgetSpoken(host)
}

/** What asks whose the page shall be, and its words; `null` where they cannot be had. */
export const fetchWhoseDialog = (host: Host) =>
  fetchCodeOnce(async () => {
    const [dialog] = await Promise.all([
      import('./another-account-dialog.tsx'),
      loadNamespace(host, 'another-account'),
      loadNamespace(host, 'sign-in'),
    ])
    return dialog
  })

/**
 * Says that `now` is signed in where the page was `before`'s, and asks whose it shall be (`another-account-dialog.tsx`).
 * Where that cannot be had nothing is done: no write is sent, and the next look asks again. Whether it is asked.
 */
export async function meetAnotherAccount(
  queries: QueryClient,
  before: Account,
  now: Account,
): Promise<boolean> {
  const found = await fetchWhoseDialog(hostOf(queries))
  found?.askWhose(queries, before, now)
  return found !== null
}
