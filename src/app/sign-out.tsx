import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { Outlet } from 'react-router'

import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { fetchCode, fetchCodeOnce } from '#src/lib/code.ts'
import { isOnline } from '#src/lib/network.ts'
import { paths, type SignInReason } from '#src/lib/paths.ts'
import type { Navigation } from '#src/navigation/navigation.ts'
import { useNavigation } from '#src/navigation/provider.tsx'
import { forgetKeptRequests } from '#src/session/kept-requests.ts'
import { ownKey } from '#src/session/own-key.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { SignOutContext, type SignOut } from '#src/session/sign-out.ts'
import { unheardSignOut, unsent } from '#src/session/unheard-sign-out.ts'

import { interrupt } from './interruption.tsx'
import { loadLeaveSession } from './load-leave-session.ts'
import type { Look } from './look.ts'

/** What ends a session, and its words: most visits end without it. */
export const fetchLeaveSession = (host: Host) =>
  fetchCode(() => loadLeaveSession(host), 'page', lifetime(host).signal)

/** Leads to the sign-in page once nobody is signed in any more: whoever typed something was asked about it before. */
export async function showSignedOut(
  queries: QueryClient,
  navigation: Navigation,
  because: SignInReason,
  to: string | undefined,
): Promise<void> {
  forgetKeptRequests(queries)
  const next = paths.signIn({ because, ...(to !== undefined && { to }) })
  await navigation.go(next, { asked: true })
}

const mutationKey = ['sign-out']

/**
 * Provides the way out. It leads to the sign-in page once it is certain that nobody is signed in any more; else the
 * person stays where they are, with all that was typed there, and is told. In key mode there is only a key to forget.
 */
export function SignOutProvider({ children }: { children: ReactNode }) {
  const navigation = useNavigation()
  const queries = useQueryClient()
  const { auth } = usePanel()
  const host = useHost()
  const { mutateAsync, isPending } = useMutation({
    mutationKey,
    async mutationFn({ because, to }: { because: SignInReason; to: string | undefined }) {
      if (auth === 'key' || ownKey(host).isUsed()) {
        ownKey(host).forget()
        interrupt(host, null)
      } else {
        const found = await fetchCodeOnce(() => loadLeaveSession(host))
        // Nobody is signed out minutes after they asked for it, once there is a network and they are at something else.
        if (!found && !isOnline()) {
          const account = queries.getQueryData(accountQueries.me().queryKey)
          if (account) unheardSignOut(host).note(account, unsent)
          return host.scrollToTop()
        }
        const { leaveSession } = found ?? (await fetchLeaveSession(host))
        if (!(await leaveSession(queries, because, to))) return
      }
      await showSignedOut(queries, navigation, because, to)
    },
    // Whatever else goes wrong is a mistake, or code that does not come: the boundary of pages, around this, says so.
    throwOnError: true,
  })
  const leave: SignOut['leave'] = async (because = 'signed-out', to) => {
    if (isOnItsWay(queries, mutationKey)) return
    await navigation.leave(paths.signOut(), () =>
      mutateAsync({ because, to }).catch(() => {}),
    )
  }
  return <SignOutContext value={{ leave, pending: isPending }}>{children}</SignOutContext>
}

/** Around the pages for people who are not signed in: what was known of anybody is forgotten on arrival. */
export function ForgetAccount({ look }: { look: Look }) {
  const queries = useQueryClient()
  // Only once the pages that read the cache are gone: they would ask for everything again. Whoever waits for the session
  // of before waits for nothing: its dialog must not open over the next one.
  useEffect(() => {
    queries.clear()
    look.forget()
    signInAgain(hostOf(queries)).answer(false)
  }, [queries, look])
  return <Outlet />
}
