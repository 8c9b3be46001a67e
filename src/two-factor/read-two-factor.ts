import type { QueryClient } from '@tanstack/react-query'

import { accountQueries } from '#src/session/queries.ts'
import { readAfterWrite } from '#src/session/read-now.ts'

import { twoFactorQueries, type TwoFactorState } from './two-factor-state.ts'

/**
 * What the panel itself tells of two-factor after a write whose answer does not prove it, as `readAfterWrite` reads it. What
 * this page did before, or what the page around it was loaded with, tells nothing of that write: `unknown`. Throws the
 * failure of reading.
 */
export async function readTwoFactor(
  queries: QueryClient,
  again = false,
): Promise<TwoFactorState> {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const isToldByAccount = typeof account?.twoFactorEnabled === 'boolean'
  // The account counts most, and what is told of two-factor is judged by the one that was read last.
  if (isToldByAccount) await readAfterWrite(queries, accountQueries.me(), again)
  const known = await readAfterWrite(
    queries,
    twoFactorQueries.state(),
    again || isToldByAccount,
  )
  return isReadAgain(known) ? known : { ...known, state: 'unknown' }
}

/** Whether the panel itself told it, and neither what this page did nor what the page around it was loaded with. */
export const isReadAgain = ({ by }: TwoFactorState): boolean =>
  by !== 'write' && by !== 'host'
