import { useQuery } from '@tanstack/react-query'

import { nextLook } from '#src/forms/look-again.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'

import { twoFactorQueries } from './two-factor-state.ts'

/**
 * What is known of two-factor that was asked to be turned on (or off, which is `wanted` then) at `askedAt`, and nobody has heard of
 * since: read again and again for as long as it may come yet, and once more after that: what is told then ends the note.
 */
export function useLooksUntilTold(askedAt: Instant, wanted: 'on' | 'off' = 'on') {
  const isOn = wanted === 'on'
  // Where the account itself tells, it is what has to be read.
  useQuery({
    ...accountQueries.me(),
    refetchInterval: ({ state }) =>
      state.data?.twoFactorEnabled === !isOn && nextLook(askedAt),
  })
  return useQuery({
    ...twoFactorQueries.state(),
    refetchInterval: ({ state }) => state.data?.state !== wanted && nextLook(askedAt),
  })
}
