import { useAddress } from '#src/navigation/use-address.ts'

import { type Filter, readFilter, writeFilter } from './filter.ts'

/**
 * An address without what cannot be read in it, e.g. an unknown kind or a day that there never was, and without the
 * secret of an API key; `null` when there is neither.
 */
export function corrected(query: URLSearchParams): URLSearchParams | null {
  const filter = readFilter(query)
  const unread = (['kind', 'from', 'to'] as const).filter(
    (name) => query.get(name) && filter[name] === null,
  )
  const isLeaking = filter.search !== (query.get('q') ?? '')
  if (unread.length === 0 && !isLeaking) return null
  const right = new URLSearchParams(query)
  for (const name of unread) right.delete(name)
  if (isLeaking) right.set('q', filter.search)
  return right
}

const ways = {
  read: readFilter,
  write: (filter: Filter) => new URLSearchParams(writeFilter(filter)),
  correct: corrected,
}

/** The filter that stands in the address, and a way to change some of it (`useAddress`). */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [filter, change] = useAddress(ways)
  return [
    filter,
    // Each letter of a search would be a step on the way back.
    (some) => change({ ...filter, ...some }, 'search' in some),
  ]
}
