import { CancelledError } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/**
 * Hands what nobody waits for, and what is a mistake rather than a failure of a request, to the boundary around the component;
 * the same function each time. What was given up, as with the account, is none.
 */
export function useRaise(): (error: unknown) => void {
  const [, raise] = useState(null)
  return useCallback((error) => {
    if (error instanceof CancelledError) return
    raise(() => {
      throw error
    })
  }, [])
}
