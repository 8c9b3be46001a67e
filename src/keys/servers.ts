import { queryOptions } from '@tanstack/react-query'

import { listServers } from '#src/api/servers.ts'
import { clientOf } from '#src/session/panel-client.ts'

/** The servers that this person's keys are for: their own, and those that others share with them. */
export const serverList = () =>
  queryOptions({
    queryKey: ['servers'],
    queryFn: ({ client, signal }) => listServers(clientOf(client), { signal }),
  })
