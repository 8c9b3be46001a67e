import * as z from 'zod/mini'

import { accountEndpoint, type Account } from './account.ts'
import type { Client } from './client-types.ts'
import { createClient } from './client.ts'
import { type Endpoint, endpointName } from './endpoint.ts'
import { type Failure, isFailure, Unavailable } from './failures.ts'
import { pinSession } from './pin-session.ts'
import { problemCodes } from './problem-codes.ts'
import { item, someText } from './wire.ts'

/**
 * Signed in, or asked for a second factor within five minutes. `redirected`: the panel looked at nothing that was sent,
 * as it does while somebody, whoever it is, is signed in (contract rule 0.19).
 */
export type SignInStep =
  | { complete: true; redirected: boolean }
  | { complete: false; confirmationToken: string }

/** What answers the second question. */
export type CheckpointAnswer = { confirmationToken: string } & (
  | { code: string }
  | { recoveryCode: string }
)

const step: z.ZodMiniType<SignInStep> = item(
  z.union([
    z.pipe(
      z.object({ complete: z.literal(true) }),
      z.transform(() => ({ complete: true as const, redirected: false })),
    ),
    z.pipe(
      z.object({ complete: z.literal(false), confirmation_token: someText }),
      z.transform((wire) => ({
        complete: false as const,
        confirmationToken: wire.confirmation_token,
      })),
    ),
  ]),
)

const signInEndpoint = (
  path: string,
  body: Record<string, string>,
): Endpoint<SignInStep> => ({
  method: 'POST',
  area: 'web',
  path,
  body,
  schema: step,
  secret: true,
  fieldOf: {
    [problemCodes.wrongCode]: 'authentication_code',
    [problemCodes.wrongRecoveryCode]: 'recovery_token',
  },
  // Somebody who is signed in is sent home (recording `login.login-when-logged-in`).
  whenRedirected: () => ({ complete: true, redirected: true }),
})

async function take(client: Client, endpoint: Endpoint<SignInStep>): Promise<SignInStep> {
  const answer = await client.request(endpoint)
  if (answer.complete && !answer.redirected) await pinSession(client)
  return answer
}

/**
 * Signs in. Refused with `problemCodes.wrongCredentials` or `.captcha`; throttled with scope
 * `lockout` after five wrong attempts.
 */
export function signIn(
  client: Client,
  who: { user: string; password: string },
): Promise<SignInStep> {
  const { user, password } = who
  return take(client, signInEndpoint('/auth/login', { user, password }))
}

/**
 * Answers with the second factor. Refused at `authentication_code` or `recovery_token`, or with
 * `problemCodes.checkpointExpired`. A recovery code is used up.
 */
export function checkpoint(client: Client, answer: CheckpointAnswer): Promise<SignInStep> {
  return take(
    client,
    signInEndpoint('/auth/login/checkpoint', {
      confirmation_token: answer.confirmationToken,
      ...('code' in answer
        ? { authentication_code: answer.code }
        : { recovery_token: answer.recoveryCode }),
    }),
  )
}

const signOutEndpoint: Endpoint<void> = {
  method: 'POST',
  area: 'web',
  path: '/auth/logout',
  schema: 'nothing',
}

type SignOutOptions = {
  signal?: AbortSignal
  /** Called when the panel took the sign-out, rather than that nobody was there any more. */
  onTaken?: () => void
  /** Called with why the panel did not take it, as far as its answer tells: it may have, or may still (`mayComeLate`). */
  onFailed?: (failure: Failure) => void
}

/** Whether `signOut` failed before anything was sent, since there was no network. */
export function wasNotSent(error: unknown): boolean {
  return isFailure(error, 'unavailable') && error.reason === 'offline' && !error.mayHaveRun
}

/** Whether `signOut` was not carried out, since the panel is being maintained (contract rule 0.23). */
export function metMaintenance(error: unknown): boolean {
  return (
    isFailure(error, 'unavailable') && error.reason === 'maintenance' && !error.mayHaveRun
  )
}

/**
 * Signs out, and looks: whatever the panel answered, `null` is given only when it knows nobody here any more, also once a
 * session was begun for a cookie that remembers (contract rule 0.18). Else who is still signed in. Throws when the
 * panel does not tell, and, without a look, when there was no network to send anything; after maintenance that, when
 * the look tells nothing either.
 */
export async function signOut(
  { config }: Client,
  { signal, onTaken, onFailed }: SignOutOptions = {},
): Promise<Account | null> {
  // Without a key, which would be known for somebody; and new, so that it begins a session before it believes a 401.
  const { request } = createClient({ ...config, auth: { mode: 'session' } })
  let isTaken = false
  let maintenance: unknown = null
  try {
    await request(signOutEndpoint, { signal })
    isTaken = true
  } catch (error) {
    if (!isFailure(error) || wasNotSent(error)) throw error
    if (metMaintenance(error)) maintenance = error
    onFailed?.(error)
  }
  try {
    return await request(accountEndpoint, { signal })
  } catch (error) {
    // Else a look that finds no network would pass for a sign-out that was not sent.
    if (isFailure(error, 'unavailable'))
      throw (
        maintenance ??
        new Unavailable(endpointName(signOutEndpoint), error.reason, {
          status: error.status,
          mayHaveRun: true,
          seconds: error.seconds,
        })
      )
    if (!isFailure(error, 'unauthenticated')) throw error
    if (isTaken) onTaken?.()
    return null
  }
}

/** Whom the panel knows here, whatever key this page has; `null`: nobody. Throws when it does not tell. */
export async function whoIsThere({ config }: Client): Promise<Account | null> {
  const { request } = createClient({ ...config, auth: { mode: 'session' } })
  try {
    return await request(accountEndpoint)
  } catch (error) {
    if (!isFailure(error, 'unauthenticated')) throw error
    return null
  }
}
