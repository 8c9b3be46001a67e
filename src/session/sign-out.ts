import { createContext, use } from 'react'

import type { SignInReason } from '#src/lib/paths.ts'

export type SignOut = {
  /** Ends the session (or forgets the key) and shows the sign-in page, which says why and leads on to `to`. */
  leave: (because?: SignInReason, to?: string) => Promise<void>
  pending: boolean
}

export const SignOutContext = createContext<SignOut | null>(null)

/** The way out, for whoever offers it; a form with something typed in it asks first. Throws outside of `app`, which provides it. */
export function useSignOut(): SignOut {
  const signOut = use(SignOutContext)
  if (!signOut) throw new Error('useSignOut() needs a SignOutContext above it')
  return signOut
}
