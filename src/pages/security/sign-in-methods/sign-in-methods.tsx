import { useQuery } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { Section } from '#src/ui/section.tsx'

import { ApiKeysMethod } from './api-keys-method.tsx'
import { PasswordMethods, type TwoFactorKnown } from './password-methods.tsx'
import { RecoveryCodesMethod, type RecoveryCodesKnown } from './recovery-codes-method.tsx'
import { SshKeysMethod } from './ssh-keys-method.tsx'

type SignInMethodsProps = {
  account: Account
  twoFactor: TwoFactorKnown
  recoveryCodes: RecoveryCodesKnown
  /** Where two-factor is set up. */
  setUpPath: string
  /** The pages of the keys; without them their rows give reasons only. */
  apiKeysPath?: string
  sshKeysPath?: string
}

/** Every way into the account, and whether two-factor covers it. Its words are the namespace `sign-in-methods`. */
export function SignInMethods({
  account,
  twoFactor,
  recoveryCodes,
  setUpPath,
  apiKeysPath,
  sshKeysPath,
}: SignInMethodsProps) {
  const t = useT()
  // A list that comes later than the next would push that down, under somebody's pointer.
  const isFirstPending = useQuery(keyQueries.sshKeys()).isPending
  const isSecondPending = useQuery(keyQueries.apiKeys()).isPending || isFirstPending
  return (
    <Section title={t('signInMethods.title')} lead={t('signInMethods.lead')}>
      <PasswordMethods account={account} twoFactor={twoFactor} setUpPath={setUpPath} />
      <SshKeysMethod path={sshKeysPath} />
      {!isFirstPending && <ApiKeysMethod path={apiKeysPath} />}
      {!isSecondPending && (twoFactor === 'on' || twoFactor === 'unknown') && (
        <RecoveryCodesMethod codes={recoveryCodes} certain={twoFactor === 'on'} />
      )}
    </Section>
  )
}
