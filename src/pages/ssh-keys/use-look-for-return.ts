import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { lookAgain } from '#src/forms/look-again.ts'
import { useRaise } from '#src/forms/use-raise.ts'
import { useHost } from '#src/host/context.ts'

import type { Late, LookingState } from './late.ts'
import { watchSshKey } from './mutations.ts'

/** Looks for a key that a press may put back late, and gives how; the list tells when it is back, since each look reads it again. */
export function useLookForReturn(key: SshKey, late: Late | null): LookingState | undefined {
  const host = useHost()
  const queries = useQueryClient()
  const raise = useRaise()
  const [isInVain, setIsInVain] = useState(false)
  // LookingState goes on beside the page, and ends with the notice: what comes after the next press is that one's to tell.
  useEffect(() => {
    if (!late) return
    const control = new AbortController()
    const { signal } = control
    const look = async () => (await watchSshKey(queries, key).look()) === 'there'
    lookAgain(host, late.failure, look, signal, late.since).then(() => {
      if (!signal.aborted) setIsInVain(true)
    }, raise)
    return () => control.abort()
  }, [host, queries, raise, key, late])
  return late ? (isInVain ? 'in-vain' : 'now') : undefined
}
