import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'

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

type Held = {
  filter: Filter
  /** The query that it was read from, or that has become of it. */
  query: string
  /** Queries on their way into the address, the oldest first. */
  sent: readonly string[]
}

/**
 * The filter that stands in the address, and a way to change some of it. The address follows a moment later: until then
 * fields show what was typed, and what it leads to elsewhere (Back, a link) counts as soon as it is there.
 */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [address, setAddress] = useSearchParams()
  const query = address.toString()
  const [held, setHeld] = useState<Held>(() => ({
    filter: readFilter(address),
    query,
    sent: [],
  }))
  let now = held
  if (held.query !== query) {
    const at = held.sent.indexOf(query)
    now =
      at === -1
        ? { filter: readFilter(address), query, sent: [] }
        : { ...held, query, sent: held.sent.slice(at + 1) }
    setHeld(now)
  }

  // The address bar is outside of the page: it goes on saying what the page shows, also when it was written by hand.
  useEffect(() => {
    const right = corrected(address)
    if (right) setAddress(right, { replace: true, preventScrollReset: true })
  }, [address, setAddress])

  function narrow(change: Partial<Filter>): void {
    const filter = { ...now.filter, ...change }
    const next = new URLSearchParams(writeFilter(filter))
    const sent = next.toString() === query ? now.sent : [...now.sent, next.toString()]
    setHeld({ filter, query, sent })
    // Each letter of a search would be a step on the way back.
    setAddress(next, { replace: 'search' in change, preventScrollReset: true })
  }

  return [now.filter, narrow]
}
