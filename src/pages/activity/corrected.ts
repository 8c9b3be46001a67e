import { readFilter } from './filter.ts'

/** An address without what cannot be read in it, e.g. an unknown kind or a day that there never was; `null` when all can. */
export function corrected(query: URLSearchParams): URLSearchParams | null {
  const filter = readFilter(query)
  const unread = (['kind', 'from', 'to'] as const).filter(
    (name) => query.get(name) && filter[name] === null,
  )
  if (unread.length === 0) return null
  const right = new URLSearchParams(query)
  for (const name of unread) right.delete(name)
  return right
}
