import { accountEndpoint } from '#src/api/account.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure, Surprise, Unavailable } from '#src/api/failures.ts'
import { pinSession } from '#src/api/pin-session.ts'
import type { SignInStep } from '#src/api/session.ts'

/** A step that the panel calls complete. */
export type Completed = {
  /** Whether the panel looked at nothing that was sent, since somebody was signed in. */
  redirected: boolean
  byRecoveryCode?: boolean
}

/** Whether somebody is signed in; `null` when the panel does not tell now. */
async function isSignedIn({ request }: Client): Promise<boolean | null> {
  try {
    await request(accountEndpoint)
    return true
  } catch (error) {
    if (!isFailure(error)) throw error
    if (error.kind === 'two-factor-required') return true
    return error.kind === 'unauthenticated' ? false : null
  }
}

/**
 * One step of signing in. When its answer was lost, it looks whether the person is signed in after all; such a session
 * is pinned as one whose answer came (contract rule 0.14).
 *
 * @param repeatable whether it may be sent again without loss; a recovery code may be used up
 */
export async function attempt(
  client: Client,
  step: () => Promise<SignInStep>,
  repeatable: boolean,
): Promise<SignInStep> {
  try {
    return await step()
  } catch (error) {
    if (!isFailure(error) || !error.mayHaveRun) throw error
    if (await isSignedIn(client)) {
      await pinSession(client)
      return { complete: true, redirected: false }
    }
    if (!repeatable) throw error
    if (isFailure(error, 'surprise'))
      throw new Surprise(error.endpoint, error.report, false)
    if (!isFailure(error, 'unavailable')) throw error
    throw new Unavailable(error.endpoint, error.reason, error.status, false, error.seconds)
  }
}
