import type { QueryClient } from '@tanstack/react-query'

/** Reads whatever the page shows, could not be read, and has nothing in its place. */
export const readMissing = (queries: QueryClient): Promise<void> =>
  queries.refetchQueries({
    type: 'active',
    predicate: ({ state: { status, data } }) => status === 'error' && data === undefined,
  })
