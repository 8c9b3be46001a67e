import { mutationOptions } from '@tanstack/react-query'

import { changePassword } from '#src/api/account.ts'
import { feedFacts } from '#src/feed/facts.ts'
import { takeSecret, type SecretReference } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import type { Sending } from '#src/session/unheard-writes.ts'

import { unheardPassword } from './unheard-password.ts'

type PasswordChange = Sending & {
  change: SecretReference<{ current: string; next: string }>
}

export const passwordMutations = {
  /** Changes the password. Whether the session lives on is for the form to find out. */
  change: () =>
    mutationOptions({
      mutationKey: unheardPassword.mutationKey,
      mutationFn: ({ change, ...sending }: PasswordChange, { client }) =>
        unheardPassword.hear(
          client,
          () => clientOf(client).request(changePassword(takeSecret(change))),
          sending,
        ),
      meta: { changes: [feedFacts.passwordChanged().queryKey] },
    }),
}
