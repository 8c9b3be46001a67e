import { queryOptions } from '@tanstack/react-query'

/** What reads user agents. It takes more code than what it is shown in, which is there before it. */
export const agentReader = () =>
  queryOptions({
    queryKey: ['agent-reader'],
    queryFn: async () => (await import('./agent.ts')).readAgent,
    staleTime: Infinity,
    retry: false,
  })
