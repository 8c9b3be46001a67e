import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { enableTwoFactor, twoFactorSetupEndpoint } from '#src/api/two-factor.ts'
import { keepSecret, takeSecret, type SecretReference } from '#src/lib/secret-reference.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { sameAccount } from '#src/session/same-account.ts'
import { codesBefore } from '#src/two-factor/codes-before.ts'
import {
  proveTwoFactor,
  toldMadeAt,
  twoFactorQueries,
} from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

/** What turning two-factor on or off changes: on some panels the account itself tells whether it is on. */
export const twoFactorChanges = [
  twoFactorQueries.state().queryKey,
  accountQueries.me().queryKey,
]

/** What recovery codes are asked for by: turning two-factor on, or making new ones while it is, or may be. */
type AskedBy = 'turn-on' | 'replace'

/** Notes, before they are asked for, that recovery codes may be made that nobody is shown. */
function noteUnheardCodes(queries: QueryClient, by: AskedBy) {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return null
  const at = Date.now()
  const known = queries.getQueryData(twoFactorQueries.state().queryKey)
  const unheard = unheardCodes(hostOf(queries))
  const before = unheard.are(account, known ? toldMadeAt(known) : null)
    ? 'unseen'
    : (codesBefore(queries, at) ?? 'unknown')
  return {
    didNothing: unheard.ask(account, at, by === 'replace' ? before : 'off'),
    cameHere: () => unheard.came(account, Date.now()),
  }
}

/** Nobody hears whether it was turned on: that it is off, as was read before, is not known any more. */
const doubtOff = (queries: QueryClient) =>
  queries.setQueryData(twoFactorQueries.state().queryKey, (known) =>
    known?.state === 'off' ? { ...known, state: 'unknown' as const } : known,
  )

export const twoFactorMutations = {
  /** Asks for a secret to scan, which replaces the one before it: though it is a GET, never to be repeated or prefetched. */
  start: () =>
    mutationOptions({
      mutationKey: ['two-factor', 'start'],
      mutationFn: async (_: void, { client }) =>
        keepSecret(await clientOf(client).request(twoFactorSetupEndpoint)),
      // Nothing is on or off by it.
      meta: { changes: [] },
    }),
  /** Turns it on, or makes new recovery codes; comes to the codes, which are shown at once. */
  enable: (by: AskedBy) =>
    mutationOptions({
      mutationKey: ['two-factor', 'enable'],
      mutationFn: async (
        proof: SecretReference<{ code: string; password: string }>,
        { client },
      ) => {
        const isStillTheirs = sameAccount(client)
        const unheard = noteUnheardCodes(client, by)
        try {
          const codes = await clientOf(client).request(enableTwoFactor(takeSecret(proof)))
          if (isStillTheirs()) proveTwoFactor(client, 'on', Date.now())
          unheard?.cameHere()
          return keepSecret(codes)
        } catch (error) {
          if (isFailure(error) && !error.mayHaveRun) unheard?.didNothing()
          else if (by === 'turn-on' && isStillTheirs()) doubtOff(client)
          throw error
        }
      },
      meta: { changes: twoFactorChanges, reading: 'later' },
    }),
}
