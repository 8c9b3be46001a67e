import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { Failure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request for a key of which nobody knows what it came to, and how its answer was lost. */
export type UnheardRequest = {
  wanted: Wanted
  /** The keys (identifiers) that are not it: those that were there before, and what was made since with its secret. */
  before: Set<string>
  lost: Failure
  lostAt: Instant
  /** Whether the list could be read after it, with no row in it that may be what it made. */
  isListRead: boolean
}

const queryKey = ['unheard-api-key-requests'] as const

/**
 * Those requests, the oldest first. They live in the cache, and so outlive the form and are gone with the account; nothing
 * of them is secret.
 */
export const unheardRequests = (queries: QueryClient): readonly UnheardRequest[] =>
  queries.getQueryData<readonly UnheardRequest[]>(queryKey) ?? []

/** Remembers these requests alone. */
export function keepUnheardRequests(
  queries: QueryClient,
  open: readonly UnheardRequest[],
): void {
  // The cache counts its minutes from the first time that somebody asked, whatever was remembered since.
  queries.setQueryDefaults(queryKey, { gcTime: Infinity })
  if (open.length > 0) queries.setQueryData(queryKey, open)
  else queries.removeQueries({ queryKey })
}

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** Whether a request may have made this key. */
const mayHaveMade = ({ wanted, before }: UnheardRequest, key: ApiKey) =>
  !before.has(key.identifier) &&
  key.description === wanted.description &&
  (key.allowedIps === null || sorted(key.allowedIps) === sorted(wanted.allowedIps))

/** Whether a list has keys that those requests may have made. */
export const hasUnheardKeys = (queries: QueryClient, list: readonly ApiKey[]): boolean =>
  unheardRequests(queries).some((request) => list.some((key) => mayHaveMade(request, key)))

/**
 * Takes those requests away that may have made keys of a list, for whoever tells of these keys; gives the keys, with what
 * was asked for, and `null` for none.
 */
export function takeLateKeys(
  queries: QueryClient,
  list: readonly ApiKey[],
): { keys: ApiKey[]; wanted: Wanted } | null {
  const open = unheardRequests(queries)
  const come = open.filter((request) => list.some((key) => mayHaveMade(request, key)))
  const [first] = come
  if (!first) return null
  keepUnheardRequests(
    queries,
    open.filter((request) => !come.includes(request)),
  )
  const keys = list.filter((key) => come.some((request) => mayHaveMade(request, key)))
  return { keys, wanted: first.wanted }
}
