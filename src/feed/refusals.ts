import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import type { Recent } from './recent.ts'
import { textIn } from './values.ts'

/** Panels write the last use first and the refusal after it, in whole seconds. */
const apart = 2000

const refusalsOf = (
  { identifier }: ApiKey,
  rows: readonly ActivityEntry[],
): readonly ActivityEntry[] =>
  rows.filter(
    ({ event, properties }) =>
      event === 'auth:ip-blocked' && textIn(properties, 'identifier') === identifier,
  )

/**
 * Whether the last use of a key was one that the panel refused, so that the key was only tried: the panel notes a use
 * before it looks from which address it came (contract rule 0.22). `rows` are those about sign-ins, in any order.
 */
function wasTried(key: ApiKey, rows: readonly ActivityEntry[]): boolean {
  const { lastUsedAt } = key
  if (typeof lastUsedAt !== 'number') return false
  return refusalsOf(key, rows).some(
    ({ timestamp }) =>
      timestamp !== null && timestamp >= lastUsedAt && timestamp - lastUsedAt <= apart,
  )
}

/** What the last use of a key was: one that the panel took (`used`), one that it refused (`tried`), or either. */
export type LastUse = 'used' | 'tried' | 'used-or-tried'

/**
 * Tells what the last use of each key was. A use counts as taken where the key has no list of addresses to be refused by,
 * or where the rows about sign-ins were read to before it and none of them is a refusal. `null`: they are not read yet.
 */
export function lastUses(signIns: Recent | null): (key: ApiKey) => LastUse {
  const rows =
    signIns?.entries.filter(
      ({ event, timestamp }) => event === 'auth:ip-blocked' || timestamp === null,
    ) ?? []
  // What is older may have been a row that the panel has kept no longer.
  const oldest = signIns?.entries.findLast(({ timestamp }) => timestamp !== null)?.timestamp
  const isWhole = signIns !== null && signIns.odd === 0
  return (key) => {
    const { lastUsedAt, allowedIps } = key
    if (typeof lastUsedAt !== 'number') return 'used-or-tried'
    if (wasTried(key, rows)) return 'tried'
    if (allowedIps?.length === 0) return 'used'
    const isRead = isWhole && typeof oldest === 'number' && oldest < lastUsedAt
    const isDoubtful = refusalsOf(key, rows).some(
      ({ timestamp }) => timestamp === null || Math.abs(timestamp - lastUsedAt) <= apart,
    )
    return isRead && !isDoubtful ? 'used' : 'used-or-tried'
  }
}
