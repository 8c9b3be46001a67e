import { createContext } from 'react'

/**
 * Asks the person to sign in again without leaving the page; resolves `true` when the same account is back and the
 * request may be sent again, `false` when it must not be. Provided by `app`, used by every form.
 */
export const SessionEnded = createContext<() => Promise<boolean>>(() =>
  Promise.resolve(false),
)
