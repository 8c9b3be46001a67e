import { queryOptions, useQuery } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import type { ActivityEntry, ActivityPage } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { recentKey } from '#src/session/changes.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { mendCut, type WholePage } from './cut-second.ts'
import { dedupe } from './dedupe.ts'

/** The newest rows of one kind. */
export type Recent = {
  /** Newest first, each once. */
  entries: readonly ActivityEntry[]
  /** Nothing can be said of what happened before; `null` when all that the panel has kept was read. */
  since: Instant | null
  /** Rows that could not be read. */
  odd: number
  /** Whether the panel has a feed at all. */
  offered: boolean
}

const perPage = 100

/** What conclusions are drawn from costs five requests at most, whatever the feed holds. */
const budget = {
  // The names that panels give to a reset by mail begin with either (contract §5.4).
  'sign-ins': { events: ['auth:', 'event:'], pages: 3 },
  keys: { events: ['user:api-key.', 'user:ssh-key.'], pages: 1 },
  account: { events: ['user:account.', 'user:two-factor.'], pages: 1 },
} as const

/** What conclusions are drawn from. */
export type RecentKind = keyof typeof budget

/** The rows of one kind among the newest of any. */
export function recentAmong(
  { items, odd, pagination }: ActivityPage,
  kind: RecentKind,
): Recent {
  const { events } = budget[kind]
  const isAll = (pagination?.pages ?? 1) <= 1
  const oldest = items.findLast(({ timestamp }) => timestamp !== null)?.timestamp
  return {
    entries: dedupe([items]).filter(({ event }) =>
      events.some((part) => event.includes(part)),
    ),
    since: isAll ? null : (oldest ?? Date.now()),
    odd,
    offered: true,
  }
}

async function read(
  client: Client,
  kind: RecentKind,
  signal: AbortSignal,
): Promise<Recent> {
  const { events, pages } = budget[kind]
  const found: ActivityEntry[][] = []
  const list = (page: number, size: number) =>
    listActivity(client, { page, perPage: size, events, signal })
  let before: WholePage | null = null
  let odd = 0
  for (let page = 1; ; page += 1) {
    const read: WholePage = await mendCut(before, await list(page, perPage), list)
    const { items, pagination, unsure } = read
    before = read
    found.push(items)
    odd += read.odd
    const isLast = !pagination || page >= pagination.pages
    if (unsure === null && !isLast && page < pages) continue
    const entries = dedupe(found)
    if (unsure !== null) {
      // Of that second rows may be missing: what stands behind it is as if it had not been read.
      const since = unsure
      const sure = entries.filter(({ timestamp }) => (timestamp ?? since) >= since)
      return { entries: sure, since, odd, offered: true }
    }
    const oldest = entries.findLast(({ timestamp }) => timestamp !== null)?.timestamp
    // Where none of them has a date, nothing is known of any moment.
    const since = isLast ? null : (oldest ?? Date.now())
    return { entries, since, odd, offered: true }
  }
}

/** The newest rows of every kind, once all of them are read, and the reads. Throws what is no failure of a request. */
export function useRecentActivity() {
  const signIns = useQuery(recentActivity('sign-ins'))
  const keys = useQuery(recentActivity('keys'))
  const account = useQuery(recentActivity('account'))
  const reads = [signIns, keys, account]
  for (const { error } of reads) if (error && !isFailure(error)) throw error
  const rows =
    signIns.data && keys.data && account.data
      ? { signIns: signIns.data, keys: keys.data, account: account.data }
      : null
  return { reads, keys: keys.data, rows }
}

/**
 * The newest rows of one kind: up to 300 about sign-ins, 100 about keys, 100 about the account. Read once for all pages,
 * and again on demand (`recentKey`).
 */
export const recentActivity = (kind: RecentKind) =>
  queryOptions({
    queryKey: [...recentKey, kind],
    queryFn: async ({ client, signal }): Promise<Recent> => {
      try {
        return await read(clientOf(client), kind, signal)
      } catch (error) {
        if (isFailure(error, 'unsupported'))
          return { entries: [], since: null, odd: 0, offered: false }
        throw error
      }
    },
    staleTime: 300_000,
    // What is said of them in the navigation is said on pages that do not read them.
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    // Rows that are there stay until somebody wants newer ones.
    refetchOnReconnect: ({ state }) => state.status === 'error',
  })
