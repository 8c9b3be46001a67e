import { queryOptions } from '@tanstack/react-query'

import { listApiKeys } from '#src/api/api-keys.ts'
import { listSshKeys } from '#src/api/ssh-keys.ts'

export const keyQueries = {
  /** The account's API keys, without their secret halves. */
  apiKeys: () =>
    queryOptions({
      queryKey: ['api-keys'],
      queryFn: ({ signal }) => listApiKeys({ signal }),
    }),
  /** The account's SSH keys. */
  sshKeys: () =>
    queryOptions({
      queryKey: ['ssh-keys'],
      queryFn: ({ signal }) => listSshKeys({ signal }),
    }),
}
