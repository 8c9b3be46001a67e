import { mutationOptions } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { deleteOne, lackedSession } from '#src/keys/deletion/mutations.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { keepSecret, type SecretReference, takeSecret } from '#src/lib/secret-reference.ts'
import { hostOf } from '#src/session/panel-client.ts'

import { makeKey, type Asked, type Made } from './make-key.ts'

const changes = [keyQueries.apiKeys().queryKey]

/**
 * What became of a lost key and of the one in its place. `not-deleted`: the lost one may be there still, and no other was asked
 * for; `isListed`: its list has it. `not-made`: the lost one is deleted, and that is all.
 */
type Replacing =
  | Made
  | { kind: 'not-deleted'; failure: Failure; isListed: boolean; isSignedOut: boolean }
  | { kind: 'not-made'; failure: Failure }

/** Nothing was sent: no secret is in it, and nothing has changed. */
export type Open = Extract<Made, { kind: 'open' }>

const isOpen = (data: unknown): data is Open =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'open'

/** What a mutation of these came to; once, where it may hold a secret. */
export const takeMade = <T extends Replacing>(data: Open | SecretReference<T>): Open | T =>
  isOpen(data) ? data : takeSecret(data)

/** The key of the mutations that make another key in place of a lost one. */
export const replacing = ['api-keys', 'replace'] as const

export const createKeyMutations = {
  /** Makes a key; comes to what was made, with its secret. */
  create: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'create'],
      mutationFn: async (asked: Asked, { client }) => {
        const made = await makeKey(client, asked)
        return made.kind === 'open' ? made : keepSecret(made)
      },
      meta: { changes, reading: 'later', isUnsent: isOpen },
    }),
  /** Deletes a key whose secret nobody has seen, unless that was done (`null`), and makes another. */
  replace: () =>
    mutationOptions({
      mutationKey: replacing,
      mutationFn: async (
        { lost, ...asked }: Asked & { lost: ApiKey | null },
        { client },
      ) => {
        const deletion = lost && (await deleteOne(client, apiKeyToDelete(lost)))
        if (deletion && 'failure' in deletion) {
          const { failure, kind } = deletion
          return keepSecret<Replacing>({
            kind: 'not-deleted',
            failure,
            isListed: kind === 'failed',
            isSignedOut: lackedSession(deletion),
          })
        }
        try {
          const made = await sendSignedIn(hostOf(client), () => makeKey(client, asked))
          return made.kind === 'open' && !lost ? made : keepSecret<Replacing>(made)
        } catch (failure) {
          if (!isFailure(failure)) throw failure
          return keepSecret<Replacing>({ kind: 'not-made', failure })
        }
      },
      meta: { changes, reading: 'later', tellsFailures: true, isUnsent: isOpen },
    }),
}
