import { queryOptions } from '@tanstack/react-query'

import { listActivity } from '#src/api/activity-list.ts'
import { isFailure } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'

/** The event of a changed password (contract §5.4). */
const event = 'user:account.password-changed'

export const passwordChanged = {
  /** When the password was last changed; `null` when the feed, which panels keep for 90 days, does not know. */
  at: () =>
    queryOptions({
      queryKey: ['password-changed'],
      queryFn: async ({ client, signal }): Promise<Instant | null> => {
        try {
          const { items } = await listActivity(clientOf(client), {
            page: 1,
            perPage: 1,
            events: [event],
            signal,
          })
          return items[0]?.timestamp ?? null
        } catch (error) {
          // It only adds a remark: whatever keeps the feed from us is said where the feed is shown.
          if (isFailure(error)) return null
          throw error
        }
      },
    }),
}
