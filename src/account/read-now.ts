import type { FetchQueryOptions, QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads what a query reads, as it is from now on: a read that is under way may have begun before something was done,
 * and would tell how it was until then. Throws the query's failure.
 */
export async function readNow<Data, Key extends QueryKey>(
  queries: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  await queries.cancelQueries({ queryKey: options.queryKey })
  return queries.fetchQuery({ ...options, staleTime: 0 })
}
