import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'

type Ways<T> = {
  read: (query: URLSearchParams) => T
  write: (value: T, query: URLSearchParams) => URLSearchParams
  /** A query without what must not stand in it, or cannot be read; `null` where all is right. */
  correct: (query: URLSearchParams) => URLSearchParams | null
}

type Held<T> = {
  value: T
  /** The query that it was read from, or that has become of it. */
  query: string
  /** Queries on their way into the address, the oldest first. */
  sent: readonly string[]
}

/**
 * What stands in the query of the address, and a way to change it, as a further step or, with `replace`, in place of this one.
 * The address follows a moment later: until then fields show what was typed, and what it leads to elsewhere (Back, a link)
 * counts as soon as it is there. `ways` are the same at each render.
 */
export function useAddress<T>({
  read,
  write,
  correct,
}: Ways<T>): [T, (value: T, replace: boolean) => void] {
  const [address, setAddress] = useSearchParams()
  const query = address.toString()
  const [held, setHeld] = useState<Held<T>>(() => ({
    value: read(address),
    query,
    sent: [],
  }))
  let now = held
  if (held.query !== query) {
    const at = held.sent.indexOf(query)
    now =
      at === -1
        ? { value: read(address), query, sent: [] }
        : { ...held, query, sent: held.sent.slice(at + 1) }
    setHeld(now)
  }

  // The address bar is outside of the page: it goes on saying what the page shows, also when it was written by hand.
  useEffect(() => {
    const right = correct(address)
    if (right) setAddress(right, { replace: true, preventScrollReset: true })
  }, [address, setAddress, correct])

  function change(value: T, replace: boolean): void {
    const next = write(value, address)
    const sent = next.toString() === query ? now.sent : [...now.sent, next.toString()]
    setHeld({ value, query, sent })
    setAddress(next, { replace, preventScrollReset: true })
  }

  return [now.value, change]
}
