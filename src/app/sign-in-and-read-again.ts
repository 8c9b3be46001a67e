import type { QueryClient } from '@tanstack/react-query'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { hostOf } from '#src/session/panel-client.ts'

/** The caches for which it is being asked. */
const asking = new WeakSet<QueryClient>()

/**
 * Asks to sign in again over the page as it stands. However many reads were refused, all is read again once, also what
 * other sign-ins had to wait for.
 */
export async function signInAndReadAgain(queries: QueryClient): Promise<void> {
  if (asking.has(queries)) return
  asking.add(queries)
  const same = await signInAgain(hostOf(queries)).ask()
  asking.delete(queries)
  if (same) await queries.invalidateQueries()
}
