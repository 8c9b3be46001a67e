import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { enableTwoFactor } from '#src/api/two-factor.ts'
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
import { unheardOff } from '#src/two-factor/unheard-off.ts'

import { twoFactorChanges } from './mutations.ts'
import { unheardRenewals } from './unheard-renewals.ts'

/** What recovery codes are asked for by: turning two-factor on, or making new ones while it is, or may be. */
type AskedBy = 'turn-on' | 'replace'

/** Notes, before they are asked for, that recovery codes may be made that nobody is shown. */
function noteUnheardCodes(queries: QueryClient, by: AskedBy) {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return null
  const at = Date.now()
  const known = queries.getQueryData(twoFactorQueries.state().queryKey)
  const host = hostOf(queries)
  const unheard = unheardCodes(host)
  const before = unheard.are(account, known ? toldMadeAt(known) : null)
    ? 'unseen'
    : (codesBefore(queries, at) ?? 'unknown')
  return {
    didNothing: unheard.ask(account, at, by === 'replace' ? before : 'off'),
    cameHere() {
      unheard.came(account, Date.now())
      // What it is turned on with is given only while it is off: what was asked for before has turned it off.
      if (by === 'turn-on') unheardOff.came(host, account)
    },
  }
}

/** Nobody hears whether it was turned on: that it is off, as was read before, is not known any more. */
const doubtOff = (queries: QueryClient) =>
  queries.setQueryData(twoFactorQueries.state().queryKey, (known) =>
    known?.state === 'off' ? { ...known, state: 'unknown' as const } : known,
  )

/** Turns two-factor on, or makes new recovery codes; comes to the codes, which are shown at once. */
export const makeCodes = (by: AskedBy) =>
  mutationOptions({
    mutationKey: unheardRenewals.mutationKey,
    mutationFn: async (
      proof: SecretReference<{ code: string; password: string }>,
      { client },
    ) => {
      const isStillTheirs = sameAccount(client)
      const unheard = noteUnheardCodes(client, by)
      try {
        const codes = await unheardRenewals.hear(client, () =>
          clientOf(client).request(enableTwoFactor(takeSecret(proof))),
        )
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
  })
