import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Outlet, redirect, type ActionFunctionArgs } from 'react-router'

import { forgetKey, usesKey } from '#src/account/key-store.ts'
import { answerSignInAgain } from '#src/forms/session-ended.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { fetchCode } from '#src/lib/code.ts'
import { paths, signInReasons } from '#src/lib/paths.ts'

import { interrupt } from './interruption.tsx'

/** What ends a session, and its words: most visits end without it. */
export function fetchLeaveSession() {
  return fetchCode(async () => {
    await loadNamespace('sign-out')
    return import('./leave-session.tsx')
  }, 'page')
}

/**
 * Ends the session and goes to the sign-in page once it is certain that nobody is signed in any more; else stays where
 * the person was, with all that was typed there, and says so. In key mode there is only a key to forget.
 */
export async function signOutAction(
  auth: 'session' | 'key',
  queries: QueryClient,
  { request }: ActionFunctionArgs,
) {
  const form = await request.formData()
  const asked = form.get('because')
  const from = form.get('to')
  const to = typeof from === 'string' ? from : undefined
  const because = signInReasons.find((reason) => reason === asked) ?? 'signed-out'
  if (auth === 'key' || usesKey()) {
    forgetKey()
    interrupt(null)
  } else {
    const { leaveSession } = await fetchLeaveSession()
    // A page stays as it is, with all that was typed, when a navigation leads to where it is already.
    if (!(await leaveSession(queries, because, to)))
      return redirect(location.pathname + location.search + location.hash)
  }
  return redirect(paths.signIn({ because, ...(to !== undefined && { to }) }))
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
