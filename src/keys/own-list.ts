import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

import { isFailure, Surprise } from '#src/api/failures.ts'
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

/**
 * Whether a list of the account has something, as it is now; it does not tell where more rows of it cannot be read than
 * before, which is a failure as well. Throws the failure of reading it, once nobody signs in for it.
 */
export async function isListed<Item, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
  isIt: (item: Item) => boolean,
): Promise<boolean> {
  const oddRows = () => queries.getQueryData<List<Item>>(options.queryKey)?.odd ?? 0
  const before = oddRows()
  const items = await sendSignedIn(
    hostOf(queries),
    () => readOwnList(queries, options),
    'nothing',
  )
  if (items.some(isIt)) return true
  if (oddRows() <= before) return false
  const name = `GET /account/${String(options.queryKey[0])}`
  throw new Surprise(name, `Request: ${name}\nProblem: rows that cannot be read`, false)
}

/**
 * Whether a panel did not find what it was to take away. That is gone only when the list of the same account no longer
 * has it (`isListed`): the panel may have looked in somebody else's.
 */
export function wasNotFound(error: unknown): boolean {
  return isFailure(error, 'refused') && error.status === 404
}
