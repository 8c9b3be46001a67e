import { queryOptions } from '@tanstack/react-query'

import { accountEndpoint } from '#src/api/account.ts'
import { fetchCode } from '#src/lib/code.ts'

import { keyStore } from './key-store.ts'
import { clientOf, hostOf } from './panel-client.ts'

export const accountQueries = {
  /** Who is signed in. Every page needs it; the shell loads it first. */
  me: () =>
    queryOptions({
      queryKey: ['account'],
      queryFn: async ({ client, signal }) => {
        const account = await clientOf(client).request(accountEndpoint, { signal })
        if (!keyStore(hostOf(client)).isUsed()) return account
        const { checkKeyOwner } = await fetchCode(() => import('./key-owner.ts'), 'page')
        await checkKeyOwner(client, account, signal)
        return account
      },
    }),
}
