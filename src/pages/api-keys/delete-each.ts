import { deleteApiKey, listApiKeys, type ApiKey } from '#src/api/api-keys.ts'
import { client } from '#src/api/current.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { sendSignedIn } from '#src/forms/session-ended.ts'

/** What became of one key. `unknown`: the answer was lost, so that only the list can tell. */
export type Outcome =
  | { kind: 'deleted' | 'gone' | 'unknown' | 'skipped' }
  | { kind: 'failed'; failure: Failure }

/** Failures after which the next key would only meet the same. */
const endsAll = (failure: Failure) =>
  [
    'unauthenticated',
    'another-account',
    'throttled',
    'two-factor-required',
    'unsupported',
  ].includes(failure.kind)

/** What the panel does not find may be somebody else's: it is gone once the list of the same account says so. */
async function isGone(identifier: string): Promise<boolean> {
  const { items } = await listApiKeys()
  await client().checkAccount('GET /account/api-keys')
  return items.every((key) => key.identifier !== identifier)
}

async function deleteOne({ identifier }: ApiKey): Promise<Outcome> {
  try {
    await sendSignedIn(() => deleteApiKey(identifier))
    return { kind: 'deleted' }
  } catch (error) {
    if (!isFailure(error)) throw error
    if (isFailure(error, 'refused') && error.status === 404) {
      try {
        if (await isGone(identifier)) return { kind: 'gone' }
      } catch (unread) {
        if (!isFailure(unread)) throw unread
        return { kind: 'failed', failure: unread }
      }
    }
    return error.mayHaveRun ? { kind: 'unknown' } : { kind: 'failed', failure: error }
  }
}

/**
 * Deletes keys one after the other, in this order (the key that this page uses belongs at its end), and tells of each. `stopped` is
 * asked before each. Throws only what is not a failure of a request.
 */
export async function deleteEach(
  keys: readonly ApiKey[],
  tell: (identifier: string, outcome: Outcome) => void,
  stopped: () => boolean,
): Promise<void> {
  let over = false
  for (const key of keys) {
    if (over || stopped()) {
      tell(key.identifier, { kind: 'skipped' })
      continue
    }
    const outcome = await deleteOne(key)
    tell(key.identifier, outcome)
    over = outcome.kind === 'failed' && endsAll(outcome.failure)
  }
}
