import { queryOptions } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import { isFailure } from '#src/api/failures.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

export const presentAddress = {
  /** From where this person was last seen by the panel; `null` where it does not tell. Rows of others hide their address. */
  seen: () =>
    queryOptions({
      queryKey: ['present-address'],
      queryFn: async ({ client, signal }): Promise<string | null> => {
        const { username } = await client.ensureQueryData(accountQueries.me())
        try {
          const { items } = await listActivity(clientOf(client), {
            page: 1,
            perPage: 10,
            events: ['auth:success', 'user:'],
            signal,
          })
          const own = items.find(({ actor, ip }) => ip && actor?.username === username)
          return own?.ip ?? null
        } catch (error) {
          // It only helps with a list: whatever keeps the feed from us is said where the feed is shown.
          if (isFailure(error)) return null
          throw error
        }
      },
    }),
}
