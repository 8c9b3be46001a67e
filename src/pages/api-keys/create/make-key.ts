import type { QueryClient } from '@tanstack/react-query'

import { keyQueries } from '#src/account/key-queries.ts'
import { createApiKey, type ApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

const readList = async (queries: QueryClient) =>
  (await queries.fetchQuery({ ...keyQueries.apiKeys(), staleTime: 0 })).items

/**
 * Makes a key. When the answer is lost the list tells: a key that was not there before, with this description, is ours
 * without its secret (`lost`); when the list cannot be read nobody knows (`unknown`). Keys are told apart by identifier: another tab may be making some as well. Throws the
 * failure when no key was made.
 */
export async function makeKey(
  queries: QueryClient,
  wanted: Wanted,
): Promise<CreatedApiKey | { lost: ApiKey } | { unknown: Failure }> {
  const before = new Set((await readList(queries)).map(({ identifier }) => identifier))
  try {
    const created = await createApiKey(wanted)
    void queries.invalidateQueries(keyQueries.apiKeys())
    return created
  } catch (error) {
    if (!isFailure(error) || !error.mayHaveRun) throw error
    const now = await readList(queries).catch(() => null)
    if (!now) return { unknown: error }
    const made = now.find(
      ({ identifier, description }) =>
        !before.has(identifier) && description === wanted.description,
    )
    if (made) return { lost: made }
    throw error
  }
}
