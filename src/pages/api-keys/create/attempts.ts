import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { Failure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request for a key of which nobody knows what it came to, and how its answer was lost. */
export type OpenAttempt = {
  wanted: Wanted
  /** The keys (identifiers) that are not it: those that were there before, and what was made since with its secret. */
  before: Set<string>
  lost: Failure
  lostAt: Instant
  /** Whether the list could be read after it, with no row in it that may be what it made. */
  isListRead: boolean
}

const queryKey = ['open-api-key-attempts'] as const

/**
 * The attempts that are open, the oldest first. They live in the cache, and so outlive the form, are gone with the account,
 * and some minutes after anybody has asked for them; nothing of them is secret.
 */
export const openAttempts = (queries: QueryClient): readonly OpenAttempt[] =>
  queries.getQueryData<readonly OpenAttempt[]>(queryKey) ?? []

/** Remembers these attempts alone. */
export function keepAttempts(queries: QueryClient, open: readonly OpenAttempt[]): void {
  if (open.length > 0) queries.setQueryData(queryKey, open)
  else queries.removeQueries({ queryKey })
}

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** Whether an attempt may have made this key. */
const mayHaveMade = ({ wanted, before }: OpenAttempt, key: ApiKey) =>
  !before.has(key.identifier) &&
  key.description === wanted.description &&
  (key.allowedIps === null || sorted(key.allowedIps) === sorted(wanted.allowedIps))

/**
 * The keys of a list that open attempts may have made, with what was asked for; `null` for none. Those attempts are no
 * longer open.
 */
export function found(
  queries: QueryClient,
  list: readonly ApiKey[],
): { keys: ApiKey[]; wanted: Wanted } | null {
  const open = openAttempts(queries)
  const come = open.filter((attempt) => list.some((key) => mayHaveMade(attempt, key)))
  const [first] = come
  if (!first) return null
  keepAttempts(
    queries,
    open.filter((attempt) => !come.includes(attempt)),
  )
  const keys = list.filter((key) => come.some((attempt) => mayHaveMade(attempt, key)))
  return { keys, wanted: first.wanted }
}
