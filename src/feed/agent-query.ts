import { queryOptions } from '@tanstack/react-query'

import type { ActivityEntry } from '#src/api/activity.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { fetchCode, fetchCodeOnce } from '#src/lib/code.ts'
import { hostOf } from '#src/session/panel-client.ts'

import type { Agent, ReadAgent } from './agent.ts'
import { textIn } from './values.ts'

const key = ['agent-reader']

/**
 * What reads user agents. It takes more code than what it is shown in, which is there before it. `null` while it cannot be
 * had, so that nobody has to wait for it; it is fetched on.
 */
export const agentReader = () =>
  queryOptions({
    queryKey: key,
    queryFn: async ({ client }): Promise<ReadAgent | null> => {
      const found = await fetchCodeOnce(() => import('./agent.ts'))
      if (!found) client.setQueryData(key, null)
      const { readAgent } =
        found ??
        (await fetchCode(
          () => import('./agent.ts'),
          'background',
          lifetime(hostOf(client)).signal,
        ))
      return readAgent
    },
    staleTime: Infinity,
    retry: false,
  })

/** Where the code that reads them does not arrive, browsers have no names. */
export const unreadableAgents: ReadAgent = () => ({ browser: null, system: null })

/** What a row says of the browser and its system; `null` when nothing, and as long as the code that reads it is not here. */
export function agentIn(
  { properties }: ActivityEntry,
  read: ReadAgent | null,
): Agent | null {
  const text = textIn(properties, 'useragent')
  return text === null ? null : (read?.(text) ?? null)
}

/** The browser that a row names, or `null`, as above. */
export const browserOf = (entry: ActivityEntry, read: ReadAgent | null): string | null =>
  agentIn(entry, read)?.browser ?? null
