import { useCallback, useEffect, useRef } from 'react'

/** The life of the component, for what goes on after it: its signal is aborted once the component is gone; the same function each time. */
export function useLife(): () => AbortSignal {
  const life = useRef(new AbortController())
  // Nothing else tells that. StrictMode takes a component away and puts it back.
  useEffect(() => {
    const mine = new AbortController()
    life.current = mine
    return () => mine.abort()
  }, [])
  return useCallback(() => life.current.signal, [])
}
