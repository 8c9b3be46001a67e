import type { QueryClient } from '@tanstack/react-query'

import { accountEndpoint, type Account } from '#src/api/account.ts'
import { whoOutranksKey } from '#src/api/key-mode.ts'

import { ownKey } from './own-key.ts'
import { clientOf, hostOf } from './panel-client.ts'

/**
 * Tries a key, and keeps it when the panel takes it: in memory, and in the tab's storage if `keep`.
 * An account is given when somebody is signed in to the panel in this browser, for whom the panel would act instead
 * (contract rule 0.15); nothing is kept then. Throws what the panel answered, with nothing kept either.
 */
export async function takeKey(
  queries: QueryClient,
  key: string,
  keep: boolean,
): Promise<'taken' | Account> {
  const store = ownKey(hostOf(queries))
  const takeBack = store.apply(key)
  try {
    // First: with somebody signed in, any key at all would seem to work.
    const outranking = await whoOutranksKey(clientOf(queries))
    if (outranking) {
      takeBack()
      return outranking
    }
    await clientOf(queries).request(accountEndpoint)
  } catch (error) {
    takeBack()
    throw error
  }
  // Whatever was stored before belongs to another key.
  store.forget()
  store.apply(key)
  if (keep) store.remember(key)
  return 'taken'
}
