import { useQuery } from '@tanstack/react-query'

import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'

import { twoFactorQueries } from './two-factor-state.ts'
import { mayComeUntil } from './unheard-codes.ts'

/** Milliseconds from one look to the next. */
const pause = 3_000

/**
 * What is known of two-factor that was asked to be turned on at `askedAt`, and nobody has heard of since: read again and again for
 * as long as it may come on yet.
 */
export function useLooksUntilTold(askedAt: Instant) {
  // Once more after it may come: that it is off then ends the note.
  const untilTold = (isTold: boolean) =>
    !isTold && Date.now() < mayComeUntil(askedAt) + pause && pause
  // Where the account itself tells, it is what has to be read.
  useQuery({
    ...accountQueries.me(),
    refetchInterval: ({ state }) => untilTold(state.data?.twoFactorEnabled !== false),
  })
  return useQuery({
    ...twoFactorQueries.state(),
    refetchInterval: ({ state }) => untilTold(state.data?.state === 'on'),
  })
}
