import { queryOptions, type QueryClient } from '@tanstack/react-query'

const queryKey = ['api-key-limit'] as const

export const keyLimit = {
  /** How many API keys an account may have here; `null` until a refusal has shown it. No request tells. */
  known: () =>
    queryOptions<number | null>({
      queryKey,
      queryFn: () => null,
      initialData: null,
      staleTime: Infinity,
      gcTime: Infinity,
    }),
}

/** Remembers that the panel refused another key when there were `count`. */
export function learnKeyLimit(queries: QueryClient, count: number): void {
  queries.setQueryData(queryKey, count)
}
