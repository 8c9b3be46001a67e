import { queryOptions } from '@tanstack/react-query'

import { listActivity, type ActivityQuery } from '#src/api/activity-list.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

/**
 * The first page of the feed, for what only adds a remark: whatever keeps the feed from us is said where the feed is shown, and
 * here it is `'unread'`. `null` where this panel has no feed, or none for this key.
 */
async function rowsIfAny(
  client: Client,
  query: Omit<ActivityQuery, 'page'>,
): Promise<readonly ActivityEntry[] | 'unread' | null> {
  try {
    return (await listActivity(client, { ...query, page: 1 })).items
  } catch (error) {
    if (isFailure(error, 'unsupported') || isFailure(error, 'forbidden')) return null
    if (isFailure(error)) return 'unread'
    throw error
  }
}

/** When the password was last changed, as far as the feed tells. */
export type PasswordChangedAt = Instant | null | 'unread' | 'no-feed'

/** Single things that the feed tells (contract §5.4). */
export const feedFacts = {
  /**
   * When the password was last changed; `null` when the feed, which panels keep for 90 days, does not know; `'unread'` when it
   * could not be read; `'no-feed'` where there is none that ever will.
   */
  passwordChanged: () =>
    queryOptions({
      queryKey: ['password-changed'],
      queryFn: async ({ client, signal }): Promise<PasswordChangedAt> => {
        const events = ['user:account.password-changed']
        const rows = await rowsIfAny(clientOf(client), { perPage: 1, events, signal })
        if (rows === 'unread') return rows
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
        if (rows === 'unread') return null
        return rows?.find(({ actor, ip }) => ip && actor?.username === username)?.ip ?? null
      },
    }),
}
