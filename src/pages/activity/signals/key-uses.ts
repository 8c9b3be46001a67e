import { wasOnlyTried } from '#src/account/activity/refusals.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { Dated } from './signal.ts'

/** An API key whose last use was then; `tried`: it was refused. */
export type KeyUse = { key: ApiKey; tried: boolean }

/** The keys that were last used between two moments. */
export function usesWithin(
  apiKeys: readonly ApiKey[],
  rows: readonly Dated[],
  [from, to]: readonly [Instant, Instant],
): KeyUse[] {
  return apiKeys
    .filter(
      ({ lastUsedAt }) =>
        typeof lastUsedAt === 'number' && lastUsedAt >= from && lastUsedAt <= to,
    )
    .map((key) => ({ key, tried: wasOnlyTried(key, rows) }))
}
