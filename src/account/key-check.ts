import { getAccount, type Account } from '#src/api/account.ts'
import { whoOutranksKey } from '#src/api/key-mode.ts'

import { applyKey, forgetKey, rememberKey } from './key-store.ts'

/**
 * Tries a key, and keeps it when the panel takes it: in memory, and in the tab's storage if `keep`.
 * An account is given when somebody is signed in to the panel in this browser, for whom the panel would act instead
 * (contract rule 0.15); nothing is kept then. Throws what the panel answered, with nothing kept either.
 */
export async function takeKey(key: string, keep: boolean): Promise<'taken' | Account> {
  const takeBack = applyKey(key)
  try {
    // First: with somebody signed in, any key at all would seem to work.
    const outranking = await whoOutranksKey()
    if (outranking) {
      takeBack()
      return outranking
    }
    await getAccount()
  } catch (error) {
    takeBack()
    throw error
  }
  // Whatever was stored before belongs to another key.
  forgetKey()
  applyKey(key)
  if (keep) rememberKey(key)
  return 'taken'
}
