import { mutationOptions } from '@tanstack/react-query'

import { changeEmail } from '#src/api/account.ts'
import { takeSecret, type SecretReference } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { unheardEmail } from './unheard-email.ts'

export const profileMutations = {
  /** Changes the e-mail address. */
  changeEmail: () =>
    mutationOptions({
      mutationKey: unheardEmail.mutationKey,
      mutationFn: (
        change: SecretReference<{ email: string; password: string }>,
        { client },
      ) =>
        unheardEmail.hear(client, () =>
          clientOf(client).request(changeEmail(takeSecret(change))),
        ),
      meta: { changes: [accountQueries.me().queryKey] },
    }),
}
