import { queryOptions } from '@tanstack/react-query'

import { getAccount } from '#src/api/account.ts'

export const accountQueries = {
  /** Who is signed in. Every page needs it; the shell loads it first. */
  me: () =>
    queryOptions({
      queryKey: ['account'],
      queryFn: ({ signal }) => getAccount({ signal }),
    }),
}
