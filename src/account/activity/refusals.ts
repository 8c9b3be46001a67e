import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import { textIn } from './values.ts'

/** Panels write the two moments one after the other, in whole seconds. */
const apart = 2000

/**
 * Whether the last use of a key was one that the panel refused: it sets `last_used_at` before it looks at the address
 * (contract rule 0.22). `rows` are those about sign-ins, in any order.
 */
export function wasOnlyTried(
  { identifier, lastUsedAt }: ApiKey,
  rows: readonly ActivityEntry[],
): boolean {
  if (typeof lastUsedAt !== 'number') return false
  return rows.some(
    ({ event, timestamp, properties }) =>
      event === 'auth:ip-blocked' &&
      timestamp !== null &&
      Math.abs(timestamp - lastUsedAt) <= apart &&
      textIn(properties, 'identifier') === identifier,
  )
}
