import {
  CancelledError,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * Reads what a query reads, as it is from now on: a read that is under way may have begun before something was done,
 * and would tell how it was until then. Who reads it anew meanwhile gives up this read in turn: theirs is as good. Throws the
 * query's failure.
 */
export async function readNow<Data, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  const { queryKey } = options
  await queries.cancelQueries({ queryKey })
  const begun = Date.now()
  for (let tries = 0; tries < 3; tries++) {
    try {
      const data = await queries.fetchQuery({ ...options, staleTime: 0 })
      // A read that was given up gives what was there before it.
      if ((queries.getQueryState(queryKey)?.dataUpdatedAt ?? begun) >= begun) return data
    } catch (error) {
      // What is given up for good, as with the account, is not read again.
      if (!(error instanceof CancelledError && error.revert)) throw error
    }
  }
  return queries.fetchQuery({ ...options, staleTime: 0 })
}

/**
 * What a query tells after a write that names it among its changes (`changes.ts`): what was read again since, or, where
 * nothing on the page shows it, what is read now. `again`: what was read after the write is too old by now. Throws the
 * query's failure.
 */
export async function readAfterWrite<Data, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
  again = false,
): Promise<Data> {
  if (again) return readNow(queries, options)
  const query = queries.getQueryCache().find({ queryKey: options.queryKey, exact: true })
  const { error, isInvalidated, fetchStatus } = query?.state ?? {}
  // It was just tried, as often as reads are; what is under way was begun after the write.
  if (query?.isActive() && isInvalidated && fetchStatus === 'idle' && error) throw error
  return queries.fetchQuery(options)
}
