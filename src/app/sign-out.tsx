import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createElement, useEffect } from 'react'
import { Outlet, redirect, type ActionFunctionArgs } from 'react-router'

import { forgetKey, usesKey } from '#src/account/key-store.ts'
import { tellOtherTabs } from '#src/account/other-tabs.ts'
import { accountQueries } from '#src/account/queries.ts'
import { keepSignOut } from '#src/account/securing.ts'
import type { Account } from '#src/api/account.ts'
import { isFailure, Unavailable } from '#src/api/failures.ts'
import { signOut } from '#src/api/session.ts'
import { answerSignInAgain } from '#src/forms/session-ended.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { paths, signInReasons } from '#src/lib/paths.ts'

import { interrupt } from './interruption.tsx'

/** Who is still signed in after all, where `before` was until now; `null` when nobody is; a failure when the panel does not tell. */
async function tryToSignOut(before: Account | undefined): Promise<Account | null | Error> {
  try {
    return await signOut(() => before && keepSignOut(before))
  } catch (error) {
    if (!isFailure(error)) throw error
    return error
  }
}

/** What says so over the page; `null` where it cannot be had. */
async function loadDialog() {
  const found = await Promise.all([
    import('./still-signed-in.tsx'),
    loadNamespace('sign-out'),
  ]).catch(() => null)
  return found?.[0] ?? null
}

const notSignedOut = () => new Unavailable('POST /auth/logout', 'server', null, false)

/**
 * Ends the session and goes to the sign-in page once it is certain that nobody is signed in any more; else stays where
 * the person was, with all that was typed there, and says so. In key mode there is only a key to forget.
 */
export async function signOutAction(
  auth: 'session' | 'key',
  queries: QueryClient,
  { request }: ActionFunctionArgs,
) {
  const asked = (await request.formData()).get('because')
  const because = signInReasons.find((reason) => reason === asked) ?? 'signed-out'
  if (auth === 'key' || usesKey()) forgetKey()
  else {
    // While there is a network for it.
    const dialog = loadDialog()
    const outcome = await tryToSignOut(queries.getQueryData(accountQueries.me().queryKey))
    if (outcome !== null) {
      const loaded = await dialog
      if (!loaded) throw outcome instanceof Error ? outcome : notSignedOut()
      const account = outcome instanceof Error ? null : outcome
      interrupt(createElement(loaded.StillSignedIn, { account, because }))
      // A page stays as it is, with all that was typed, when a navigation leads to where it is already.
      return redirect(location.pathname + location.search + location.hash)
    }
    tellOtherTabs({ about: 'session' })
  }
  interrupt(null)
  return redirect(paths.signIn({ because }))
}

/** Around the pages for people who are not signed in: what was known of anybody is forgotten on arrival. */
export function Forgetful() {
  const queries = useQueryClient()
  // Only once the pages that read the cache are gone: they would ask for everything again. Whoever waits for the session
  // of before waits for nothing: its dialog must not open over the next one.
  useEffect(() => {
    queries.clear()
    answerSignInAgain(false)
  }, [queries])
  return <Outlet />
}
