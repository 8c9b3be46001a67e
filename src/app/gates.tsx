import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Navigate, Outlet, useLocation, useSearchParams } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { paths, safeReturn } from '#src/lib/paths.ts'
import { accountQueries } from '#src/session/queries.ts'

import type { Look } from './look.ts'
import { AccountLayout } from './shell.tsx'
import { StaticShell } from './static-shell.tsx'

type GateProps = { look: Look }

/** The account that is known, or why there is none; `isOpen`: it is being asked for, unless it need not be known. */
function useKnown(look: Look, isWanted = true) {
  const queries = useQueryClient()
  const { stage, error, isElsewhere } = useSyncExternalStore(look.subscribe, look.state)
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const isOpen = stage === 'asking' || (stage === 'idle' && !account)
  // Nothing is asked while something is drawn; at the start it has been asked already.
  useEffect(() => {
    if (isOpen && isWanted) void look.ask()
  }, [look, isOpen, isWanted])
  return { account, error, isElsewhere, isOpen }
}

/** The pages of somebody who is signed in. Nobody is: to the sign-in page, which remembers the way. Throws any other failure, and that one where people sign in elsewhere. */
export function SignedIn({ look }: GateProps) {
  const { pathname, search, hash } = useLocation()
  const { account, error, isElsewhere, isOpen } = useKnown(look)
  if (isOpen) return <StaticShell />
  if (account) return <AccountLayout />
  const isOther = isFailure(error, 'another-account')
  const isNobody = isOther || (isFailure(error, 'unauthenticated') && !isElsewhere)
  if (error && !isNobody) throw error
  const to = paths.signIn({
    to: pathname + search + hash,
    ...(isOther && { because: 'other-account' }),
  })
  return <Navigate to={to} replace />
}

/** Somebody signed in already has no business on the sign-in page, unless they were sent there with a reason. */
export function SignedOut({ look }: GateProps) {
  const [query] = useSearchParams()
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
