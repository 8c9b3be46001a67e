import { useSyncExternalStore } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { pause } from '#src/host/pause.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'

/**
 * The banner on every page that says why something could not be read, since it concerns everything: there is no network, or
 * the panel asked for a pause. `gone`: it has said so, and there is a network again. `null` for any other failure.
 */
export function useBanner(failure: Failure | null): 'there' | 'gone' | null {
  const { subscribe, until } = pause(useHost())
  const isPaused = useSyncExternalStore(subscribe, until) !== null
  const online = useSyncExternalStore(subscribeToNetwork, isOnline)
  if (isFailure(failure, 'unavailable') && failure.reason === 'offline')
    return online ? 'gone' : 'there'
  return isPaused && isFailure(failure, 'throttled') ? 'there' : null
}
