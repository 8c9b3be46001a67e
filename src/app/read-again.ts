import type { QueryClient } from '@tanstack/react-query'

import { askToSignInAgain } from '#src/forms/session-ended.ts'

const asking = new WeakSet<QueryClient>()

/**
 * Asks to sign in again over the page as it stands. However many reads were refused, all is read again once, also what
 * other sign-ins had to wait for.
 */
export async function signInAgain(queries: QueryClient): Promise<void> {
  if (asking.has(queries)) return
  asking.add(queries)
  const same = await askToSignInAgain()
  asking.delete(queries)
  if (same) await queries.invalidateQueries()
}
