import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { agentReader, browserOf } from '#src/feed/agent-query.ts'
import { dedupe } from '#src/feed/dedupe.ts'
import { useKeyNames } from '#src/feed/key-names.ts'
import { useT } from '#src/i18n/context.ts'

import { feed, keptPages } from './feed-query.ts'
import { matcher, type Filter } from './filter.ts'

/** The rows that are here and those of them that are wanted, and how to get more. */
export function useFeed(filter: Filter) {
  const t = useT()
  const queries = useQueryClient()
  const {
    data,
    error,
    isFetching,
    isRefetching,
    isFetchNextPageError,
    isFetchPreviousPageError,
    hasNextPage,
    hasPreviousPage,
    fetchNextPage,
    fetchPreviousPage,
    refetch,
  } = useInfiniteQuery(feed(filter))
  if (error && !isFailure(error)) throw error
  const { data: readAgent = null } = useQuery(agentReader())
  // A thousand rows are not gone through again for each letter of a search.
  const entries = useMemo(() => dedupe(data?.pages.map(({ items }) => items) ?? []), [data])
  const choices = useMemo(
    () => ({
      addresses: different(entries.map(({ ip }) => ip)),
      browsers: different(entries.map((entry) => browserOf(entry, readAgent))),
    }),
    [entries, readAgent],
  )
  const ssh = entries.some(({ event }) => event.startsWith('user:ssh-key.'))
  const nameOfKey = useKeyNames({ ssh })
  // Typing stays quick while a long feed follows.
  const search = useDeferredValue(filter.search)
  const isWanted = matcher({ ...filter, search }, { t, readAgent, nameOfKey })
  const shown = entries.filter(isWanted)
  const older = useCallback(() => fetchNextPage(), [fetchNextPage])
  const newer = () => fetchPreviousPage()
  const anew = () => refetch()
  const cancel = () => void queries.cancelQueries({ queryKey: feed(filter).queryKey })
  return {
    data,
    error,
    entries,
    /** Whether a row is wanted, by what only this page knows. */
    isWanted,
    shown,
    choices,
    readAgent,
    nameOfKey,
    odd: data?.pages.reduce((sum, page) => sum + page.odd, 0) ?? 0,
    /** Whether rows of one second may be missing between two pages. */
    unsure: data?.pages.some(({ unsure }) => unsure !== null) ?? false,
    pending: isFetching,
    /** Whether rows that were read before are read again. */
    isRefetching,
    /** Tries again what failed, here and elsewhere on the page. */
    again: () => {
      const failed = isFetchPreviousPageError ? newer : isFetchNextPageError ? older : anew
      if (error && data) void failed()
      void queries.refetchQueries({
        type: 'active',
        // The names of keys are none, and no error, where nothing could be read of them.
        predicate: ({ state }) => !state.data,
      })
    },
    /** `null` when there is nothing older, or newer. */
    older: hasNextPage ? older : null,
    keptPages,
    /** Gives up what is being read. */
    cancel,
    newer: hasPreviousPage ? newer : null,
  }
}

const different = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value) => value !== null).toSorted()
