import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { panelStorage } from './panel-storage.ts'

const name = 'api-key-limit'
const queryKey = ['api-key-limit'] as const

export const keyLimit = {
  /** How many API keys an account may have here; `null` until a refusal has shown it in this browser. No request tells. */
  known: () =>
    queryOptions<number | null>({
      queryKey,
      queryFn: remembered,
      initialData: remembered,
      staleTime: Infinity,
      gcTime: Infinity,
    }),
}

function remembered(): number | null {
  return Number(panelStorage.local.get(name)) || null
}

/** Remembers that the panel refused another key when there were `count`. */
export function learnKeyLimit(queries: QueryClient, count: number): void {
  queries.setQueryData(queryKey, count)
  panelStorage.local.set(name, String(count))
}
