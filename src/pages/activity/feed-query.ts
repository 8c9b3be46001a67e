import { infiniteQueryOptions } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity.ts'

import { kinds, type Kind } from './kinds.ts'

const perPage = 50

/** The feed, newest first, page by page; `kind` as the panel filters it, `null` for everything. */
export const feed = (kind: Kind | null) =>
  infiniteQueryOptions({
    queryKey: ['activity', kind],
    queryFn: ({ pageParam, signal }) =>
      listActivity({
        page: pageParam,
        perPage,
        ...(kind && { events: kinds[kind] }),
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) =>
      pagination && pagination.page < pagination.pages ? pagination.page + 1 : null,
    // Each of the pages would be asked for again.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
