import { useCallback, useInsertionEffect, useRef } from 'react'

/** The life of the component, for what goes on after it: its signal is aborted once the component is gone; the same function each time. */
export function useLife(): () => AbortSignal {
  const life = useRef(new AbortController())
  // Nothing else tells that. Other effects end later than what they belong to leaves the page, and something could go on in
  // between (`useEffect`), or already when a part of it waits for its code (`useLayoutEffect`).
  useInsertionEffect(() => {
    const mine = new AbortController()
    life.current = mine
    return () => mine.abort()
  }, [])
  return useCallback(() => life.current.signal, [])
}
