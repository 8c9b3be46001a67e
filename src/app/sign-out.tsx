import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Outlet, redirect, type ActionFunctionArgs } from 'react-router'

import { forgetKey, usesKey } from '#src/account/key-store.ts'
import { tellOtherTabs } from '#src/account/other-tabs.ts'
import { isFailure } from '#src/api/failures.ts'
import { signOut } from '#src/api/session.ts'
import { answerSignInAgain } from '#src/forms/session-ended.ts'
import { paths, signInReasons } from '#src/lib/paths.ts'

/** Ends the session and goes to the sign-in page; in key mode there is only a key to forget. Throws what the panel answered otherwise. */
export async function signOutAction(
  auth: 'session' | 'key',
  { request }: ActionFunctionArgs,
) {
  const asked = (await request.formData()).get('because')
  const because = signInReasons.find((reason) => reason === asked) ?? 'signed-out'
  if (auth === 'key' || usesKey()) forgetKey()
  else {
    await signOut().catch((error: unknown) => {
      // A session that has ended already is what was asked for.
      if (!isFailure(error, 'unauthenticated')) throw error
    })
    tellOtherTabs({ about: 'session' })
  }
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
