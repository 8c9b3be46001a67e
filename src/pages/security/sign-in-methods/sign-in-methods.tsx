import { useQuery } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Section } from '#src/ui/section.tsx'

import { useTwoFactorOffered } from '../not-offered.tsx'
import { ApiKeysMethod } from './api-keys-method.tsx'
import { PasswordMethods, type TwoFactorKnown } from './password-methods.tsx'
import { RecoveryCodesMethod, type RecoveryCodesKnown } from './recovery-codes-method.tsx'
import { SshKeysMethod } from './ssh-keys-method.tsx'

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
    />
  )
}

type SignInMethodsProps = {
  account: Account
  twoFactor: TwoFactorKnown
  recoveryCodes: RecoveryCodesKnown
}

/** Every way into the account, and whether two-factor covers it. Its words are the namespace `sign-in-methods`. */
export function SignInMethods({ account, twoFactor, recoveryCodes }: SignInMethodsProps) {
  const t = useT()
  // A list that comes later than the next would push that down, under somebody's pointer.
  const isFirstPending = useQuery(keyQueries.sshKeys()).isPending
  const isSecondPending = useQuery(keyQueries.apiKeys()).isPending || isFirstPending
  return (
    <Section title={t('signInMethods.title')} lead={t('signInMethods.lead')}>
      <PasswordMethods account={account} twoFactor={twoFactor} />
      <SshKeysMethod />
      {!isFirstPending && <ApiKeysMethod />}
      {!isSecondPending && (twoFactor === 'on' || twoFactor === 'unknown') && (
        <RecoveryCodesMethod codes={recoveryCodes} certain={twoFactor === 'on'} />
      )}
    </Section>
  )
}
