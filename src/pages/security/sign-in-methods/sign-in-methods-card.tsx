import { useQuery } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { paths } from '#src/lib/paths.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { useTwoFactorOffered } from '../not-offered.tsx'
import { SignInMethods } from './sign-in-methods.tsx'

/** The ways into the account, judged by what is known of two-factor. */
export function SignInMethodsCard({ account }: { account: Account }) {
  const offered = useTwoFactorOffered()
  const { data, isPending } = useQuery(twoFactorQueries.state())
  // Whether two-factor covers a way is the point of the card: nothing is said before it is known.
  if (isPending) return null
  return (
    <SignInMethods
      account={account}
      twoFactor={offered ? (data?.state ?? 'not-read') : 'elsewhere'}
      recoveryCodes={{ madeAt: data?.codesMadeAt ?? null, used: data?.codesUsed ?? null }}
      setUpPath={paths.setUpTwoFactor()}
      apiKeysPath={paths.apiKeys()}
      sshKeysPath={paths.sshKeys()}
    />
  )
}
