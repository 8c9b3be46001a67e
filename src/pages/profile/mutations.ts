import { mutationOptions } from '@tanstack/react-query'

import { changeEmail } from '#src/api/account.ts'
import { takeSecret, type SecretReference } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

export const profileMutations = {
  /** Changes the e-mail address. */
  changeEmail: () =>
    mutationOptions({
      mutationKey: ['change-email'],
      mutationFn: (
        change: SecretReference<{ email: string; password: string }>,
        { client },
      ) => clientOf(client).request(changeEmail(takeSecret(change))),
      meta: { changes: [accountQueries.me().queryKey] },
    }),
}
