import { mutationOptions } from '@tanstack/react-query'

import { twoFactorSetupEndpoint } from '#src/api/two-factor.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

/** What turning two-factor on or off changes: on some panels the account itself tells whether it is on. */
export const twoFactorChanges = [
  twoFactorQueries.state().queryKey,
  accountQueries.me().queryKey,
]

/** Asks for a secret to scan, which replaces the one before it: though it is a GET, never to be repeated or prefetched. */
export const startSetUp = () =>
  mutationOptions({
    mutationKey: ['two-factor', 'start'],
    mutationFn: async (_: void, { client }) =>
      keepSecret(await clientOf(client).request(twoFactorSetupEndpoint)),
    // Nothing is on or off by it.
    meta: { changes: [] },
  })
