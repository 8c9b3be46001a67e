import { queryOptions } from '@tanstack/react-query'

import type { ActivityEntry } from '#src/api/activity.ts'
import { fetchCode } from '#src/lib/code.ts'

import type { ReadAgent } from './agent.ts'
import { textIn } from './values.ts'

/** What reads user agents. It takes more code than what it is shown in, which is there before it. */
export const agentReader = () =>
  queryOptions({
    queryKey: ['agent-reader'],
    queryFn: async () =>
      (await fetchCode(() => import('./agent.ts'), 'background')).readAgent,
    staleTime: Infinity,
    retry: false,
  })

/** The browser that a row names, or `null`; also as long as the code that reads it is not here. */
export function browserOf(entry: ActivityEntry, read: ReadAgent | null): string | null {
  const agent = textIn(entry.properties, 'useragent')
  return agent === null ? null : (read?.(agent).browser ?? null)
}
