import type { QueryClient } from '@tanstack/react-query'

import { recentKey } from '#src/account/activity/recent-key.ts'
import { keyQueries } from '#src/account/key-queries.ts'
import { readNow } from '#src/account/read-now.ts'
import { createApiKey, type ApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request whose outcome nobody knows, and the keys (identifiers) that were there before it. */
export type OpenAttempt = { wanted: Wanted; before: ReadonlySet<string> }

/** What became of a request for a key. */
export type Made =
  | { kind: 'made'; created: CreatedApiKey }
  /** The panel made it and its secret was lost; more than one when others made keys just like it. */
  | { kind: 'lost'; keys: ApiKey[] }
  /** The answer was lost, and the list cannot be read. */
  | { kind: 'unknown'; failure: Failure; attempt: OpenAttempt }

const readList = async (queries: QueryClient) =>
  (await readNow(queries, keyQueries.apiKeys())).items

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** The keys that `attempt` may have made. */
function candidates(list: readonly ApiKey[], { wanted, before }: OpenAttempt): ApiKey[] {
  return list.filter(
    ({ identifier, description, allowedIps }) =>
      !before.has(identifier) &&
      description === wanted.description &&
      sorted(allowedIps) === sorted(wanted.allowedIps),
  )
}

/** One tab after the other, so that the keys of one are not taken for those of another. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Only over HTTPS and on this computer; without locks tabs are told apart by what was asked for alone.
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('perch:create-api-key', work)
}

/**
 * Makes a key. When the answer is lost the list tells: what was not there before and looks as asked for is it, without
 * its secret. `open` is an attempt before this one that may have made a key: then nothing is sent. Throws the failure
 * when no key was made.
 */
export function makeKey(
  queries: QueryClient,
  wanted: Wanted,
  open: OpenAttempt | null,
): Promise<Made> {
  return oneTabAtATime(async () => {
    const list = await readList(queries)
    const found = open ? candidates(list, open) : []
    if (found.length > 0) return { kind: 'lost', keys: found }
    const before = new Set(list.map(({ identifier }) => identifier))
    try {
      const created = await createApiKey(wanted)
      void queries.invalidateQueries({ queryKey: recentKey })
      void queries.invalidateQueries(keyQueries.apiKeys())
      return { kind: 'made', created }
    } catch (error) {
      if (!isFailure(error) || !error.mayHaveRun) throw error
      const attempt = { wanted, before }
      const now = await readList(queries).catch(() => null)
      if (!now) return { kind: 'unknown', failure: error, attempt }
      const keys = candidates(now, attempt)
      if (keys.length > 0) return { kind: 'lost', keys }
      throw error
    }
  })
}
