import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { readNow } from '#src/session/read-now.ts'

/**
 * Reads a list of the account as it is from now on, and makes sure whose it is: somebody else's list tells nothing of what
 * became of ours. Throws the query's failure, and `AnotherAccount`.
 */
export async function readOwnList<Item, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
): Promise<readonly Item[]> {
  const { items } = await readNow(queries, options)
  await clientOf(queries).checkAccount(`the list of ${String(options.queryKey[0])}`)
  return items
}

/** Whether a list of the account has something, as it is now. Throws the failure of reading it, once nobody signs in for it. */
export async function isListed<Item, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
  isIt: (item: Item) => boolean,
): Promise<boolean> {
  const items = await sendSignedIn(
    hostOf(queries),
    () => readOwnList(queries, options),
    'nothing',
  )
  return items.some(isIt)
}

/**
 * Whether a panel did not find what it was to take away. That is gone only when the list of the same account no longer
 * has it (`isListed`): the panel may have looked in somebody else's.
 */
export function wasNotFound(error: unknown): boolean {
  return isFailure(error, 'refused') && error.status === 404
}
