import { queryOptions } from '@tanstack/react-query'

import { getAccount } from '#src/api/account.ts'
import { fetchCode } from '#src/lib/code.ts'

import { usesKey } from './key-store.ts'

export const accountQueries = {
  /** Who is signed in. Every page needs it; the shell loads it first. */
  me: () =>
    queryOptions({
      queryKey: ['account'],
      queryFn: async ({ signal }) => {
        const account = await getAccount({ signal })
        if (!usesKey()) return account
        const { checkKeyOwner } = await fetchCode(() => import('./key-owner.ts'), 'page')
        await checkKeyOwner(account, signal)
        return account
      },
    }),
}
