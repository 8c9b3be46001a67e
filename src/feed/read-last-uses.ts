import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'

import { recentActivity } from './recent.ts'
import { type LastUse, lastUses } from './refusals.ts'

/** Reads what the feed says of refusals, and tells by that what the last use of each key was. */
export async function readLastUses(
  queries: QueryClient,
): Promise<(key: ApiKey) => LastUse> {
  return lastUses(await queries.fetchQuery(recentActivity('sign-ins')))
}
