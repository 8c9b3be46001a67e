import { queryOptions } from '@tanstack/react-query'

import { apiKeysEndpoint } from '#src/api/api-keys.ts'
import { sshKeysEndpoint } from '#src/api/ssh-keys.ts'
import { clientOf } from '#src/session/panel-client.ts'

export const keyQueries = {
  /** The account's API keys, without their secret halves. */
  apiKeys: () =>
    queryOptions({
      queryKey: ['api-keys'],
      queryFn: ({ client, signal }) =>
        clientOf(client).request(apiKeysEndpoint, { signal }),
    }),
  /** The account's SSH keys. */
  sshKeys: () =>
    queryOptions({
      queryKey: ['ssh-keys'],
      queryFn: ({ client, signal }) =>
        clientOf(client).request(sshKeysEndpoint, { signal }),
    }),
}
