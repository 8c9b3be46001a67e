import { useQuery } from '@tanstack/react-query'

import { nextLook } from '#src/forms/look-again.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'

import { twoFactorQueries } from './two-factor-state.ts'

/** The next look is the next try, and what was read before it was asked for, or before it was over, tells nothing. */
const once = { retry: false, refetchOnMount: 'always' } as const

/**
 * What is known of two-factor that was asked to be turned on (or off, which is `wanted` then) at `askedAt`, and nobody has heard of
 * since: read again and again for as long as it may come yet, and until something was read after that: what is told then ends the
 * note. What could not be read at all is left to whoever presses "Try again", which stands in its place.
 */
export function useLooksUntilTold(askedAt: Instant, wanted: 'on' | 'off' = 'on') {
  const isOn = wanted === 'on'
  // Where the account itself tells, it is what has to be read.
  useQuery({
    ...accountQueries.me(),
    ...once,
    refetchInterval: ({ state }) =>
      state.data?.twoFactorEnabled === !isOn && nextLook(askedAt, state.dataUpdatedAt),
  })
  return useQuery({
    ...twoFactorQueries.state(),
    ...once,
    // The page around this one tells nothing of what becomes of it.
    refetchInterval: ({ state: { data, error, dataUpdatedAt } }) =>
      (data ? data.state !== wanted || data.by === 'host' : !error) &&
      nextLook(askedAt, dataUpdatedAt),
  })
}
