import type { QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { apiKeysEndpoint } from '#src/api/api-keys.ts'
import { AnotherAccount, isFailure } from '#src/api/failures.ts'

import { ownKey } from './own-key.ts'
import { clientOf, hostOf } from './panel-client.ts'

/** Whether `account`'s list has the key that this page uses; also when the panel does not let it be read. */
async function hasKey(queries: QueryClient, signal: AbortSignal): Promise<boolean> {
  const { isInUse } = ownKey(hostOf(queries))
  try {
    const { items } = await clientOf(queries).request(apiKeysEndpoint, { signal })
    return items.some(({ identifier }) => isInUse(identifier))
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
export async function checkKeyOwner(
  queries: QueryClient,
  account: Account,
  signal: AbortSignal,
): Promise<void> {
  const { guard, sendsCookies } = clientOf(queries)
  if (!sendsCookies) return
  const isOwner = guard ? guard.meet(account) : await hasKey(queries, signal)
  if (!isOwner) throw new AnotherAccount('GET /account', account)
}
