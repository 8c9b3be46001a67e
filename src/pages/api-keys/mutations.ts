import { mutationOptions } from '@tanstack/react-query'

import { keyQueries } from '#src/account/key-queries.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import { deleteEach, type Outcome } from './delete-each.ts'

type Deletion = {
  keys: readonly ApiKey[]
  /** Is told of each key as it is done. */
  tell: (identifier: string, outcome: Outcome) => void
  stopped: () => boolean
}

export const apiKeyMutations = {
  /** Deletes keys one after the other; what became of each, `tell` is told. */
  delete: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'delete'],
      mutationFn: ({ keys, tell, stopped }: Deletion, { client }) =>
        deleteEach(client, keys, tell, stopped),
      meta: { changes: [keyQueries.apiKeys().queryKey] },
    }),
}
