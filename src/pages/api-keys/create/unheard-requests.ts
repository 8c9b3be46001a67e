import type { QueryClient } from '@tanstack/react-query'

import { identity } from '#src/api/account.ts'
import { Unavailable, type Failure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'
import { accountQueries } from '#src/session/queries.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request for a key of which nobody knows what it came to, and how its answer was lost. */
export type UnheardRequest = {
  wanted: Wanted
  /** The keys (identifiers) that are not it: those that were there before, and what was made since with its secret. */
  before: Set<string>
  /** How many rows of the list could not be read before it was sent: one more may be what it made. */
  oddBefore: number
  /** When it was sent, which tells it from all others. */
  sentAt: Instant
  lost: Failure
  lostAt: Instant
  /** Whether the list could be read after it, with no row in it that may be what it made. */
  isListRead: boolean
}

export const unheardRequestsKey = ['unheard-api-key-requests'] as const

/**
 * A request that is sent now: nobody has heard its answer yet, and whoever leaves the page or loads it again never will.
 */
export const openRequest = (
  wanted: Wanted,
  before: Set<string>,
  { oddBefore = 0, sentAt = Date.now() }: { oddBefore?: number; sentAt?: Instant } = {},
): UnheardRequest => ({
  wanted,
  before,
  oddBefore,
  sentAt,
  lost: new Unavailable('POST /account/api-keys', 'network', { mayHaveRun: true }),
  lostAt: sentAt,
  isListRead: false,
})

/** What a tab keeps of the requests of an account; `null` while nobody is known. */
function kept(queries: QueryClient) {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return null
  const { session } = panelStorage(hostOf(queries))
  const name = `api-key-requests:${identity(account)}`
  return {
    read: () => session.get(name),
    write: (text: string | null) =>
      text === null ? session.remove(name) : session.set(name, text),
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** The requests that were on their way, or open, when the page was loaded again. */
function restored(queries: QueryClient): UnheardRequest[] {
  const entries = keptJson(kept(queries)?.read() ?? null)
  return (Array.isArray(entries) ? (entries as readonly unknown[]) : []).flatMap(
    (entry) => {
      if (!Array.isArray(entry)) return []
      const [sentAt, description, allowedIps, before] = entry as readonly unknown[]
      return typeof sentAt === 'number' &&
        typeof description === 'string' &&
        isTexts(allowedIps) &&
        isTexts(before)
        ? [openRequest({ description, allowedIps }, new Set(before), { sentAt })]
        : []
    },
  )
}

/**
 * Those requests, the oldest first. They live in the cache, and so outlive the form and are gone with the account. What
 * was asked for, when, and beside which keys (public halves) the tab keeps as well, since they outlive the page, too; nothing
 * of it is secret.
 */
export function unheardRequests(queries: QueryClient): readonly UnheardRequest[] {
  const known = queries.getQueryData<readonly UnheardRequest[]>(unheardRequestsKey)
  if (known) return known
  const found = restored(queries)
  if (found.length > 0) remember(queries, found)
  return found
}

function remember(queries: QueryClient, open: readonly UnheardRequest[]): void {
  // The cache counts its minutes from the first time that somebody asked, whatever was remembered since.
  queries.setQueryDefaults(unheardRequestsKey, {
    gcTime: Infinity,
    structuralSharing: false,
  })
  queries.setQueryData(unheardRequestsKey, open)
}

/** Remembers these requests alone. */
export function keepUnheardRequests(
  queries: QueryClient,
  open: readonly UnheardRequest[],
): void {
  remember(queries, open)
  const entries = open.map(({ sentAt, wanted, before }) => [
    sentAt,
    wanted.description,
    wanted.allowedIps,
    [...before],
  ])
  kept(queries)?.write(entries.length > 0 ? JSON.stringify(entries) : null)
}
