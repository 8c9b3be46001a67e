import { queryOptions } from '@tanstack/react-query'

import { listActivity, type ActivityQuery } from '#src/api/activity-list.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { recentKey } from '#src/session/changes.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

/**
 * The first page of the feed, for what only adds a remark: whatever keeps the feed from us is said where the feed is shown,
 * and here there are no rows. `null` where this panel has no feed, or none for this key.
 */
async function rowsIfAny(
  client: Client,
  query: Omit<ActivityQuery, 'page'>,
): Promise<readonly ActivityEntry[] | null> {
  try {
    return (await listActivity(client, { ...query, page: 1 })).items
  } catch (error) {
    if (isFailure(error, 'unsupported') || isFailure(error, 'forbidden')) return null
    if (isFailure(error)) return []
    throw error
  }
}

type LastSignIn = ActivityEntry | null | 'not-told' | 'unread' | 'no-feed'

/** So many of the newest rows are looked through where a panel does not filter them. */
const newest = 50

async function readLastSignIn(client: Client, signal: AbortSignal): Promise<LastSignIn> {
  const list = (perPage: number) =>
    listActivity(client, { page: 1, perPage, events: ['auth:success'], signal })
  try {
    let found = await list(1)
    // Known by the answer to that: the row was any.
    if (!found.items[0] && !client.capabilities.get().activityFilter)
      found = await list(newest)
    const { items, odd, pagination } = found
    if (items[0]) return items[0]
    if (odd > 0) return 'unread'
    return (pagination?.pages ?? 1) > 1 ? 'not-told' : null
  } catch (error) {
    if (isFailure(error, 'unsupported') || isFailure(error, 'forbidden')) return 'no-feed'
    throw error
  }
}

/** Single things that the feed tells (contract §5.4). */
export const feedFacts = {
  /**
   * When the password was last changed; `null` when the feed, which panels keep for 90 days, does not know, or could not be
   * read; `'no-feed'` where there is none that ever will.
   */
  passwordChanged: () =>
    queryOptions({
      queryKey: ['password-changed'],
      queryFn: async ({ client, signal }): Promise<Instant | null | 'no-feed'> => {
        const events = ['user:account.password-changed']
        const rows = await rowsIfAny(clientOf(client), { perPage: 1, events, signal })
        return rows ? (rows[0]?.timestamp ?? null) : 'no-feed'
      },
    }),
  /** From where this person was last seen by the panel; `null` where it does not tell. Rows of others hide their address. */
  presentAddress: () =>
    queryOptions({
      queryKey: ['present-address'],
      queryFn: async ({ client, signal }): Promise<string | null> => {
        const { username } = await client.ensureQueryData(accountQueries.me())
        const events = ['auth:success', 'user:']
        const rows = await rowsIfAny(clientOf(client), { perPage: 10, events, signal })
        return rows?.find(({ actor, ip }) => ip && actor?.username === username)?.ip ?? null
      },
    }),
  /**
   * The newest sign-in that the feed has; `null` when it has none; `'not-told'` when none is among the rows that were read;
   * `'unread'` when one of those could not be read, and none of the others is one; `'no-feed'` where there is no feed that
   * ever will have one. Throws the failure of reading.
   */
  lastSignIn: () =>
    queryOptions({
      queryKey: [...recentKey, 'last-sign-in'],
      queryFn: ({ client, signal }) => readLastSignIn(clientOf(client), signal),
      staleTime: 300_000,
      refetchOnWindowFocus: false,
    }),
}
