import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'

import { accountEndpoint, type Account } from '#src/api/account.ts'
import { fetchCode } from '#src/lib/code.ts'

import { ownKey } from './own-key.ts'
import { clientOf, hostOf } from './panel-client.ts'

export const accountQueries = {
  /** Who is signed in. Every page needs it; the shell loads it first. */
  me: () =>
    queryOptions({
      queryKey: ['account'],
      queryFn: async ({ client, signal }) => {
        const account = await clientOf(client).request(accountEndpoint, { signal })
        if (!ownKey(hostOf(client)).isUsed()) return account
        const { checkKeyOwner } = await fetchCode(
          () => import('./own-key-owner.ts'),
          'page',
          signal,
        )
        await checkKeyOwner(client, account, signal)
        return account
      },
    }),
}

/** Who is signed in, for what is drawn only once that is known. */
export const useAccount = (): Account => useSuspenseQuery(accountQueries.me()).data
