import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { readNow } from '#src/session/read-now.ts'
import { notSameFailure, sameAccount } from '#src/session/same-account.ts'

/** What a list tells of one thing; `untold`: it may be among the rows that cannot be read. */
export type Listed = 'there' | 'not-there' | 'untold'

/** A list as it was read, and how many of its rows could not be. */
type ReadList<Item> = { items: readonly Item[]; odd: number }

/**
 * What a list tells of what `isIt` names. `oddBefore`: how many rows of it could not be read when the thing was none of them;
 * when there are more, it may be one.
 */
export function whatListTells<Item>(
  { items, odd }: ReadList<Item>,
  isIt: (item: Item) => boolean,
  oddBefore = 0,
): Listed {
  if (items.some(isIt)) return 'there'
  return odd > oddBefore ? 'untold' : 'not-there'
}

/**
 * Reads a list of the account as it is from now on, and makes sure whose it is: somebody else's list tells nothing of what
 * became of ours. Throws the query's failure, and `AnotherAccount`.
 */
export async function readOwnList<Item, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
): Promise<List<Item>> {
  const list = await readNow(queries, options)
  await clientOf(queries).checkAccount(nameOf(options))
  return list
}

const nameOf = ({ queryKey }: { queryKey: QueryKey }) =>
  `the list of ${String(queryKey[0])}`

/**
 * Watches a list of the account for one thing, from before a write that may take it away: rows that could not be read beside
 * it then are something else, however often the list is read after that.
 */
export function watchList<Item, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
  isIt: (item: Item) => boolean,
) {
  const before = queries.getQueryData<List<Item>>(options.queryKey)
  const oddBefore = before?.items.some(isIt) ? before.odd : 0
  const isStillTheirs = sameAccount(queries)
  const tell = (list: ReadList<Item>): Listed => whatListTells(list, isIt, oddBefore)
  return {
    /** What a list that was read since tells. */
    tell,
    /**
     * What the list tells as it is now. Throws the failure of reading it, once nobody signs in for it, and `AnotherAccount` when
     * the page shows another by now than when the watch began: its list tells nothing of this.
     */
    async look(): Promise<Listed> {
      const read = () => readOwnList(queries, options)
      const list = await sendSignedIn(hostOf(queries), read, 'nothing')
      if (!isStillTheirs()) throw notSameFailure(queries, nameOf(options))
      return tell(list)
    },
  }
}

/**
 * Whether a panel did not find what it was to take away. That is gone only when the list of the same account no longer
 * has it (`watchList`): the panel may have looked in somebody else's.
 */
export function wasNotFound(error: unknown): boolean {
  return isFailure(error, 'refused') && error.status === 404
}
