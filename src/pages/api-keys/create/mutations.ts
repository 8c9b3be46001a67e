import { mutationOptions } from '@tanstack/react-query'

import { keyQueries } from '#src/account/key-queries.ts'
import { deleteApiKey, type ApiKey } from '#src/api/api-keys.ts'
import { isFailure } from '#src/api/failures.ts'
import { sendSignedIn } from '#src/forms/session-ended.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'

import { makeKey, type Attempt, type Wanted } from './make-key.ts'

const changes = [keyQueries.apiKeys().queryKey]

type Creation = { wanted: Wanted; attempt: Attempt }

export const createKeyMutations = {
  /** Makes a key; comes to what was made, with its secret. */
  create: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'create'],
      mutationFn: async ({ wanted, attempt }: Creation, { client }) =>
        keepSecret(await makeKey(client, wanted, attempt)),
      meta: { changes, reading: 'later' },
    }),
  /** Deletes a key whose secret nobody has seen, and makes another. */
  replace: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'replace'],
      mutationFn: async (
        { lost, ...creation }: Creation & { lost: ApiKey },
        { client },
      ) => {
        await sendSignedIn(() => deleteApiKey(lost.identifier)).catch((error: unknown) => {
          // Gone is what was wanted.
          if (!isFailure(error, 'refused') || error.status !== 404) throw error
        })
        return keepSecret(
          await sendSignedIn(() => makeKey(client, creation.wanted, creation.attempt)),
        )
      },
      meta: { changes, reading: 'later' },
    }),
}
