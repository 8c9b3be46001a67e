import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { apiKeyName } from '../api-key-name.ts'
import { keyQueries } from '../key-queries.ts'
import type { KeyToDelete } from './key-to-delete.ts'

/** Tells whether the name of an API key is nobody else's in their list, as it was read before any was deleted; unread, it tells nothing. */
export function useToldByName(): (key: KeyToDelete) => boolean {
  const queries = useQueryClient()
  const [names] = useState(() =>
    queries.getQueryData(keyQueries.apiKeys().queryKey)?.items.map(apiKeyName),
  )
  return ({ of, name }) =>
    of === 'api' && names?.filter((each) => each === name).length === 1
}
