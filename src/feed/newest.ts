import { queryOptions } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import { recentKey } from '#src/session/changes.ts'
import { clientOf } from '#src/session/panel-client.ts'

/**
 * The newest 100 rows of any kind, in one request: for most accounts that is all that the panel keeps, and answers at once
 * what takes five requests kind by kind. Throws the failure of reading.
 */
export const newestActivity = () =>
  queryOptions({
    queryKey: [...recentKey, 'newest'],
    queryFn: ({ client, signal }) =>
      listActivity(clientOf(client), { page: 1, perPage: 100, signal }),
    staleTime: 300_000,
    // What is said of them in the navigation is said on pages that do not read them.
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  })
