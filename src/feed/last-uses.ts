import { queryOptions } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { fetchCode } from '#src/lib/code.ts'
import { recentKey } from '#src/session/changes.ts'
import { hostOf } from '#src/session/panel-client.ts'

import type { LastUse } from './refusals.ts'

/** What is known of a key's last use before anything is read of it: a key without a list of addresses is not refused by one. */
export const lastUseUnread = ({ allowedIps }: ApiKey): LastUse =>
  allowedIps?.length === 0 ? 'used' : 'used-or-tried'

/** Tells what the last use of each key was. Reading the feed takes more code than a list, which is there before it. */
export const lastUseReader = () =>
  queryOptions({
    queryKey: [...recentKey, 'last-uses'],
    queryFn: async ({ client }) => {
      const { readLastUses } = await fetchCode(
        () => import('./read-last-uses.ts'),
        'background',
        lifetime(hostOf(client)).signal,
      )
      return readLastUses(client)
    },
    // As what it is read from.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
