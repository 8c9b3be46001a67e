import { accountEndpoint } from '#src/api/account.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import { pinSession } from '#src/api/pin-session.ts'
import type { SignInStep } from '#src/api/session.ts'

/** A step that the panel calls complete. */
export type Completed = {
  /** Whether the panel looked at nothing that was sent, since somebody was signed in. */
  redirected: boolean
  byRecoveryCode?: boolean
}

/** Whether the panel tells that somebody is signed in. */
async function isSignedIn({ request }: Client): Promise<boolean> {
  try {
    await request(accountEndpoint)
    return true
  } catch (error) {
    if (!isFailure(error)) throw error
    return error.kind === 'two-factor-required'
  }
}

/**
 * One step of signing in. When its answer does not tell, it looks whether the person is signed in after all; such a session
 * is pinned as one whose answer came (contract rule 0.14). Else the failure is thrown, and it stays open whether the panel
 * let them in: the session may be one that this browser has not heard of, and a code may be used up.
 */
export async function attempt(
  client: Client,
  step: () => Promise<SignInStep>,
): Promise<SignInStep> {
  try {
    return await step()
  } catch (error) {
    if (!isFailure(error) || !error.mayHaveRun || !(await isSignedIn(client))) throw error
    await pinSession(client)
    return { complete: true, redirected: false }
  }
}
