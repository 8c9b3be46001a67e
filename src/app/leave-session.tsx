import type { QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import type { SignInReason } from '#src/lib/paths.ts'
import { endSession, signOutPatience } from '#src/session/end-session.tsx'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { keepSignOut } from '#src/session/securing.ts'

import { interrupt } from './interruption.tsx'
import { StillSignedIn, StillSigningOut } from './still-signed-in.tsx'

/**
 * Who is still signed in after all; `null` when nobody is; a failure when the panel does not tell. `onFailed` is called with
 * why the panel did not take the sign-out.
 */
async function tryToEndSession(
  queries: QueryClient,
  onFailed: (failure: Failure) => void,
): Promise<Account | null | Failure> {
  const before = queries.getQueryData(accountQueries.me().queryKey)
  const host = hostOf(queries)
  const control = new AbortController()
  const slow = setTimeout(
    () => interrupt(host, <StillSigningOut onStop={() => control.abort()} />),
    signOutPatience,
  )
  try {
    return await endSession(queries, {
      signal: control.signal,
      onTaken: () => before && keepSignOut(host, before),
      onFailed,
    })
  } catch (error) {
    if (!isFailure(error)) throw error
    return error
  } finally {
    clearTimeout(slow)
  }
}

/**
 * Ends the session, with what is to be said meanwhile and afterwards over the page as it stands. Whether it is certain
 * that nobody is signed in any more.
 */
export async function leaveSession(
  queries: QueryClient,
  because: SignInReason,
  to?: string,
): Promise<boolean> {
  let why: Failure | null = null
  const outcome = await tryToEndSession(queries, (failure) => (why = failure))
  interrupt(
    hostOf(queries),
    outcome && <StillSignedIn {...{ outcome, why, because, to }} />,
  )
  return outcome === null
}
