import { CancelledError } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

import { useLife } from './use-life.ts'

/**
 * Hands what nobody waits for, and what is a mistake rather than a failure of a request, to the boundary around the component;
 * once that is gone, it throws it. The same function each time. What was given up, as with the account, is none.
 */
export function useRaise(): (error: unknown) => void {
  const [, raise] = useState(null)
  const life = useLife()
  return useCallback(
    (error) => {
      if (error instanceof CancelledError) return
      if (life().aborted) throw error
      raise(() => {
        throw error
      })
    },
    [life],
  )
}
