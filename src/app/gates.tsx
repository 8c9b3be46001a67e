import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Outlet, useSearchParams } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { signsInElsewhere, signInAgain } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import { paths, safeReturn } from '#src/lib/paths.ts'
import { useHere, useNavigation } from '#src/navigation/provider.tsx'
import { Navigate } from '#src/navigation/sections.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import type { Look } from './look.ts'
import { AccountLayout, PlainLayout } from './shell.tsx'
import { StaticShell } from './static-shell.tsx'

type GateProps = { look: Look }

/** What is shown while the host page signs somebody in; few host pages do. */
const LeftToHost = lazyPart(
  async () => (await import('./left-to-host.tsx')).LeftToHost,
  'left-to-host',
)

/** That, in the frame of a page for people who are not signed in. */
const leftToHostPage = (look: Look) => (
  <PlainLayout>
    <LeftToHost look={look} />
  </PlainLayout>
)

/** The account that is known, or why there is none; `isOpen`: it is being asked for, unless it need not be known. */
function useKnown(look: Look, isWanted = true) {
  const queries = useQueryClient()
  const { stage, error, isLeftToOthers } = useSyncExternalStore(look.subscribe, look.state)
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const isOpen = stage === 'asking' || (stage === 'idle' && !account)
  // Nothing is asked while something is drawn; at the start it has been asked already.
  useEffect(() => {
    if (isOpen && isWanted) void look.ask()
  }, [look, isOpen, isWanted])
  return { account, error, isLeftToOthers, isOpen }
}

/** The pages of somebody who is signed in. Nobody is: to the sign-in page, which remembers the way. Throws any other failure. */
export function SignedIn({ look }: GateProps) {
  const here = useHere()
  const { account, error, isLeftToOthers, isOpen } = useKnown(look)
  if (isOpen) return <StaticShell />
  if (account) return <AccountLayout />
  if (isLeftToOthers) return leftToHostPage(look)
  const isOther = isFailure(error, 'another-account')
  const isNobody = isOther || isFailure(error, 'unauthenticated')
  if (error && !isNobody) throw error
  const to = paths.signIn({
    to: here,
    ...(isOther && { because: 'other-account' }),
  })
  return <Navigate to={to} replace />
}

/** Somebody signed in already has no business on the sign-in page, unless they were sent there with a reason. */
export function SignedOut({ look }: GateProps) {
  const [query] = useSearchParams()
  if (signsInElsewhere(useHost())) return <SignInIsElsewhere look={look} />
  return query.has('because') ? <Outlet /> : <UnlessSignedIn look={look} />
}

function UnlessSignedIn({ look }: GateProps) {
  const [query] = useSearchParams()
  const [isNobody, setNobody] = useState(false)
  const { account, isOpen } = useKnown(look, !isNobody)
  if (isNobody) return <Outlet />
  if (isOpen) return null
  if (account) return <Navigate to={safeReturn(query.get('to'))} replace />
  // For as long as the page is open: whoever signs in there is led on by it.
  setNobody(true)
  return null
}

/** In place of the sign-in page where people sign in elsewhere: nobody is known here any more, and others see to it. */
function SignInIsElsewhere({ look }: GateProps) {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const host = useHost()
  const navigation = useNavigation()
  const to = query.get('to')
  // A reason says that somebody was known until now.
  const isKnown = query.has('because')
  const { account, error, isLeftToOthers, isOpen } = useKnown(look, !isKnown)
  // As at the sign-in page: only once the pages that read the cache are gone.
  useEffect(() => {
    if (!isKnown) return
    queries.clear()
    look.forget()
    signInAgain(host).answer(false)
    void navigation.go(paths.signIn(to ? { to } : {}), { replace: true, asked: true })
  }, [isKnown, to, queries, look, host, navigation])
  if (isKnown || isOpen) return <StaticShell />
  if (account) return <Navigate to={safeReturn(to)} replace />
  if (isLeftToOthers) return leftToHostPage(look)
  throw error
}
