import type { ApiKey } from '#src/api/api-keys.ts'
import type { LastUse } from '#src/feed/refusals.ts'
import type { Instant } from '#src/lib/instant.ts'

/** An API key, and what its last use was. */
export type KeyUse = { key: ApiKey; lastUse: LastUse }

/** The keys that were last used between two moments. */
export function usesWithin(
  apiKeys: readonly ApiKey[],
  lastUseOf: (key: ApiKey) => LastUse,
  [from, to]: readonly [Instant, Instant],
): KeyUse[] {
  return apiKeys
    .filter(
      ({ lastUsedAt }) =>
        typeof lastUsedAt === 'number' && lastUsedAt >= from && lastUsedAt <= to,
    )
    .map((key) => ({ key, lastUse: lastUseOf(key) }))
}
