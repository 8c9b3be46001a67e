import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import type { ActivityEntry, ActivityPage } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import { recentKey } from '#src/session/changes.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { newestActivity } from './newest.ts'

type LastSignIn = ActivityEntry | null | 'not-told' | 'unread' | 'no-feed'

const signedIn = 'auth:success'

const isWhole = ({ pagination }: ActivityPage) => (pagination?.pages ?? 1) <= 1

/** The newest sign-in alone; `null` where a panel does not filter, which its answer tells: the row was any. */
async function askForSignIn(client: Client, signal: AbortSignal) {
  const answer = () =>
    listActivity(client, { page: 1, perPage: 1, events: [signedIn], signal })
  const canFilter = () => client.capabilities.get().activityFilter
  const found = canFilter() ? await answer() : null
  return canFilter() ? found : null
}

/** Among the newest rows of any kind, which answer other questions, too; where it is not there, the panel is asked for it. */
async function readLastSignIn(
  queries: QueryClient,
  signal: AbortSignal,
): Promise<LastSignIn> {
  try {
    // Whoever asks for this asks again.
    const newest = await queries.fetchQuery({ ...newestActivity(), retry: false })
    const among = newest.items.find(({ event }) => event === signedIn)
    if (among) return among
    const asked = isWhole(newest) ? null : await askForSignIn(clientOf(queries), signal)
    if (asked?.items[0]) return asked.items[0]
    const looked = asked ?? newest
    if (looked.odd > 0) return 'unread'
    return isWhole(looked) ? null : 'not-told'
  } catch (error) {
    if (isFailure(error, 'unsupported')) return 'no-feed'
    throw error
  }
}

/**
 * The newest sign-in that the feed has; `null` when it has none; `'not-told'` when none is among the rows that were read;
 * `'unread'` when one of those could not be read, and none of the others is one; `'no-feed'` where there is no feed that
 * ever will have one. Throws the failure of reading.
 */
export const lastSignIn = () =>
  queryOptions({
    queryKey: [...recentKey, 'last-sign-in'],
    queryFn: ({ client, signal }) => readLastSignIn(client, signal),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
