import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { type ApiKey, deleteApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { isListed, wasNotFound } from '#src/keys/own-list.ts'
import { ownKey } from '#src/session/own-key.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'

/** What became of one key. `unknown`: the answer was lost, or the list could not be read that would tell. */
export type Outcome =
  | { kind: 'deleted' | 'gone' | 'skipped' }
  | { kind: 'failed' | 'unknown'; failure: Failure }

/** Failures after which the next key would only meet the same. */
const endsAll = (failure: Failure) =>
  [
    'unauthenticated',
    'another-account',
    'throttled',
    'two-factor-required',
    'unsupported',
  ].includes(failure.kind)

/**
 * Deletes one key. Where its answer was lost, or it was not found, the list tells what became of it. Throws only what is
 * not a failure of a request.
 */
export async function deleteOne(
  queries: QueryClient,
  { identifier }: ApiKey,
): Promise<Outcome> {
  try {
    await sendSignedIn(hostOf(queries), () =>
      clientOf(queries).request(deleteApiKey(identifier)),
    )
    return { kind: 'deleted' }
  } catch (failure) {
    if (!isFailure(failure)) throw failure
    if (!failure.mayHaveRun && !wasNotFound(failure)) return { kind: 'failed', failure }
    try {
      const isIt = (key: ApiKey) => key.identifier === identifier
      if (await isListed(queries, keyQueries.apiKeys(), isIt))
        return { kind: 'failed', failure }
      return { kind: failure.mayHaveRun ? 'deleted' : 'gone' }
    } catch (unread) {
      if (!isFailure(unread)) throw unread
      return { kind: 'unknown', failure: failure.mayHaveRun ? failure : unread }
    }
  }
}

/**
 * Deletes keys one after the other, in this order (the key that this page uses belongs at its end), and tells of each. `stopped` is
 * asked before each. Gives whether the key that this page uses by then is deleted; it is left alone after a failure, which only
 * it can mend. Throws only what is not a failure of a request.
 */
export async function deleteEach(
  queries: QueryClient,
  keys: readonly ApiKey[],
  tell: (identifier: string, outcome: Outcome) => void,
  stopped: () => boolean,
): Promise<boolean> {
  const store = ownKey(hostOf(queries))
  let over = false
  let isTroubled = false
  let isLockedOut = false
  for (const key of keys) {
    const isInUse = store.isInUse(key.identifier)
    if (over || stopped() || (isInUse && isTroubled)) {
      tell(key.identifier, { kind: 'skipped' })
      continue
    }
    const outcome = await deleteOne(queries, key)
    tell(key.identifier, outcome)
    isTroubled ||= 'failure' in outcome
    // Asked again: where the answer was lost, the list may have been read with another key that somebody gave for it.
    isLockedOut ||= outcome.kind === 'deleted' && store.isInUse(key.identifier)
    over = 'failure' in outcome && endsAll(outcome.failure)
  }
  return isLockedOut
}

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
