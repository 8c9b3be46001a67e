import type { QueryClient } from '@tanstack/react-query'

import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { clockDoubt, skew } from './made-since.ts'
import { toldMadeAt, twoFactorQueries } from './two-factor-state.ts'

/**
 * The moment after which recovery codes must have been made, as the feed tells it, to be others than those that were there when
 * new ones are asked for at `askedAt`: that of those before. Where the feed was read and has none, it has new ones alone, even
 * where the clocks differ by `skew`; where it was not read, the panel's clock tells. `null` where nothing does.
 */
export function codesBefore(queries: QueryClient, askedAt: Instant): Instant | null {
  const known = queries.getQueryData(twoFactorQueries.state().queryKey)
  const madeAt = known ? toldMadeAt(known) : null
  if (madeAt !== null) return madeAt
  const ahead = clientOf(queries).clockAhead()
  if (known?.isCodesTold) return askedAt + (ahead ?? 0) - skew
  return ahead === null ? null : askedAt + ahead - clockDoubt
}
