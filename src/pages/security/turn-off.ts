import { mutationOptions } from '@tanstack/react-query'

import { disableTwoFactor } from '#src/api/two-factor-off.ts'
import { takeSecret, type SecretReference } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { unheardOff } from '#src/two-factor/unheard-off.ts'

import { twoFactorChanges } from './mutations.ts'

/**
 * Turns two-factor off. "Done" is also said when nothing was: what the panel tells afterwards counts, so that nothing is proved by
 * this alone.
 */
export const turnOff = () =>
  mutationOptions({
    mutationKey: unheardOff.mutationKey,
    mutationFn: (proof: SecretReference<{ password: string }>, { client }) =>
      unheardOff.hear(client, () => disableTwoFactor(clientOf(client), takeSecret(proof))),
    meta: { changes: twoFactorChanges },
  })
