import type { QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { orAborted } from '#src/lib/network.ts'
import type { SignInReason } from '#src/lib/paths.ts'
import { endSession, signOutPatience } from '#src/session/end-session.tsx'
import { keepSignOut } from '#src/session/keep-securing.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { unheardSignOut } from '#src/session/unheard-sign-out.ts'

import { fetchWhoseDialog } from './another-account.ts'
import { interrupt } from './interruption.tsx'
import { StillSignedIn, StillSigningOut } from './still-signed-in.tsx'
import { whoseAccount } from './whose-account.ts'

const about = 'POST /auth/logout'

/** How long the panel may take to tell whose session it is, in milliseconds: after that it is ended all the same. */
const checkPatience = 5000

/**
 * Throws `AnotherAccount` when the panel says that it would sign out another account than the page shows. A panel that does
 * not tell, or takes too long to, keeps nobody from leaving. Throws the reason of `stopped` once that is aborted.
 */
async function checkWhose(client: Client, stopped: AbortSignal): Promise<void> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), checkPatience)
  const signal = AbortSignal.any([stopped, limit.signal])
  try {
    // First, so that nothing stands between the check and the sign-out but the check's own answer.
    if (!client.hasToken()) await orAborted(client.refreshCsrf(), signal)
    await client.checkAccount(about, signal).catch(async (error: unknown) => {
      if (!isFailure(error, 'unauthenticated')) throw error
      // The sign-out would begin a session by a fresh token: somebody else's, where a cookie remembers them.
      await orAborted(client.refreshCsrf(), signal)
      await client.checkAccount(about, signal)
    })
  } catch (error) {
    stopped.throwIfAborted()
    const isUntold = isFailure(error) ? error.kind !== 'another-account' : signal.aborted
    if (!isUntold) throw error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Who is still signed in after all; `null` when nobody is; `not-sent` when somebody stopped it before it was; a failure when the
 * panel does not tell, or would have signed out another account than the page shows. `onFailed` is called with why the
 * panel did not take the sign-out, as far as that is known.
 */
async function tryToEndSession(
  queries: QueryClient,
  onFailed: (failure: Failure) => void,
): Promise<Account | null | Failure | 'not-sent'> {
  const before = queries.getQueryData(accountQueries.me().queryKey)
  const host = hostOf(queries)
  const control = new AbortController()
  const slow = setTimeout(
    () => interrupt(host, <StillSigningOut onStop={() => control.abort()} />),
    signOutPatience,
  )
  const { signal } = control
  const heard = () => before && unheardSignOut(host).forget(before)
  if (before) unheardSignOut(host).note(before, `${Date.now()}`)
  try {
    await checkWhose(clientOf(queries), signal)
    const still = await endSession(queries, {
      signal,
      onTaken: () => before && keepSignOut(host, before),
      onFailed,
    })
    heard()
    return still
  } catch (error) {
    // What has no answer a browser that loads the page again breaks off as well: the dialog that tells of it ends this.
    if (!isFailure(error) || !mayComeLate(error)) heard()
    if (!isFailure(error)) {
      if (!signal.aborted) throw error
      return 'not-sent'
    }
    // What was sent when somebody stopped waiting may come yet, as after a time limit.
    if (signal.aborted) onFailed(error)
    return error
  } finally {
    clearTimeout(slow)
  }
}

/**
 * Ends the session of the account that the page shows, with what is to be said meanwhile and afterwards over the page as it
 * stands. Whether it is certain that nobody is signed in any more.
 */
export async function leaveSession(
  queries: QueryClient,
  because: SignInReason,
  to?: string,
): Promise<boolean> {
  let why: Failure | null = null
  const outcome = await tryToEndSession(queries, (failure) => (why = failure))
  const host = hostOf(queries)
  // Whoever met the other account asks whose it shall be, perhaps already; where nothing can ask, it is said all the same.
  if (
    isFailure(outcome, 'another-account') &&
    (whoseAccount(host).isAsked() || (await fetchWhoseDialog(host)))
  ) {
    if (!whoseAccount(host).isAsked()) interrupt(host, null)
    return false
  }
  interrupt(host, outcome && <StillSignedIn {...{ outcome, why, because, to }} />)
  return outcome === null
}
