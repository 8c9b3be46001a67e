import type { Account } from '#src/api/account.ts'
import { listApiKeys } from '#src/api/api-keys.ts'
import { client } from '#src/api/current.ts'
import { AnotherAccount, isFailure } from '#src/api/failures.ts'

import { isKeyInUse } from './key-in-use.ts'

/** Whether `account`'s list has the key that this page uses; also when the panel does not let it be read. */
async function hasKey(signal: AbortSignal): Promise<boolean> {
  try {
    const { items } = await listApiKeys({ signal })
    return items.some(({ identifier }) => isKeyInUse(identifier))
  } catch (error) {
    if (isFailure(error, 'unsupported') || isFailure(error, 'forbidden')) return true
    if (isFailure(error, 'two-factor-required')) return true
    throw error
  }
}

/**
 * Makes sure that an account that was read with a key is its owner's: where cookies go along, a session outranks the key
 * unnoticed (contract rule 0.15). Throws `AnotherAccount` when it is not, and what the panel answered when it does not
 * tell.
 */
export async function checkKeyOwner(account: Account, signal: AbortSignal): Promise<void> {
  const { guard, sendsCookies } = client()
  if (!sendsCookies) return
  const isOwner = guard ? guard.meet(account) : await hasKey(signal)
  if (!isOwner) throw new AnotherAccount('GET /account', account)
}
