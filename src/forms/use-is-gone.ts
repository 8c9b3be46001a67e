import { useCallback, useEffect, useRef } from 'react'

/** Whether the component is gone by now, for what goes on after it; the same function each time. */
export function useIsGone(): () => boolean {
  const isGone = useRef(false)
  // Nothing else tells that. StrictMode takes a component away and puts it back.
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  return useCallback(() => isGone.current, [])
}
