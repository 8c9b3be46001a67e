import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

import { unheardRequestsKey } from '#src/session/kept-requests.ts'

import { unheardRequests, type UnheardRequest } from './unheard-requests.ts'

/** The requests for keys of which nobody has heard, as they come and go (`unheardRequests`). */
export function useUnheardRequests(): readonly UnheardRequest[] {
  const queries = useQueryClient()
  const { data } = useQuery<readonly UnheardRequest[]>({
    queryKey: unheardRequestsKey,
    queryFn: skipToken,
    // As where they are remembered.
    gcTime: Infinity,
    structuralSharing: false,
  })
  // Until one of them changes, the cache has none: they are where the tab keeps them.
  return data ?? unheardRequests(queries)
}
