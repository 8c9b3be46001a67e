import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { Recent } from './recent.ts'
import { textIn } from './values.ts'

/** How often a key was refused from one address, among the rows that were read, and when last. */
export type RefusedFrom = { address: string; count: number; last: Instant }

/**
 * From where a key was refused, as the rows about sign-ins tell, the latest first. Of rows without an address, which a panel
 * hides, or without a date nothing is told.
 */
export function refusedFrom({ identifier }: ApiKey, { entries }: Recent): RefusedFrom[] {
  const found = new Map<string, RefusedFrom>()
  for (const { event, properties, ip, timestamp } of entries) {
    if (event !== 'auth:ip-blocked' || textIn(properties, 'identifier') !== identifier)
      continue
    if (!ip || timestamp === null) continue
    const { count, last } = found.get(ip) ?? { count: 0, last: timestamp }
    found.set(ip, { address: ip, count: count + 1, last: Math.max(last, timestamp) })
  }
  return [...found.values()].sort((one, other) => other.last - one.last)
}
