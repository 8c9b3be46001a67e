import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { unheardRequestsKey } from '#src/session/kept-requests.ts'

import { unheardRequests, type UnheardRequest } from './unheard-requests.ts'

/** The requests for keys of which nobody has heard, as they come and go (`unheardRequests`). */
export function useUnheardRequests(): readonly UnheardRequest[] {
  const queries = useQueryClient()
  const [atFirst] = useState(() => unheardRequests(queries))
  const { data = atFirst } = useQuery<readonly UnheardRequest[]>({
    queryKey: unheardRequestsKey,
    queryFn: skipToken,
    // As where they are remembered.
    gcTime: Infinity,
    structuralSharing: false,
  })
  return data
}
