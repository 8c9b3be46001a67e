import { mutationOptions } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { keyQueries } from '#src/keys/key-queries.ts'

import { deleteEach, type Outcome } from './delete-each.ts'

type Deletion = {
  keys: readonly ApiKey[]
  /** Is told of each key as it is done. */
  tell: (identifier: string, outcome: Outcome) => void
  stopped: () => boolean
  /** Leaves for the sign-in page, once the key that this page used is deleted. */
  leave: () => Promise<void>
}

export const apiKeyMutations = {
  /** Deletes keys one after the other; what became of each, `tell` is told. */
  delete: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'delete'],
      async mutationFn({ keys, tell, stopped, leave }: Deletion, { client }) {
        const isLockedOut = await deleteEach(client, keys, tell, stopped)
        // Before anything is read again: the panel would refuse it, and ask for another key over a page of the old one.
        if (isLockedOut) await leave()
      },
      meta: { changes: [keyQueries.apiKeys().queryKey] },
    }),
}
