import { useQuery } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { Section } from '#src/ui/section.tsx'

import { ApiKeyRow } from './api-key-row.tsx'
import { PasswordRows, type TwoFactorKnown } from './password-rows.tsx'
import { RecoveryCodesRow, type RecoveryCodesKnown } from './recovery-codes-row.tsx'
import { SshKeyRows } from './ssh-key-rows.tsx'

type WaysInProps = {
  account: Account
  twoFactor: TwoFactorKnown
  recoveryCodes: RecoveryCodesKnown
  /** Where two-factor is set up. */
  setUpPath: string
  /** The pages of the keys; without them their rows give reasons only. */
  apiKeysPath?: string
  sshKeysPath?: string
}

/** Every way into the account, and whether two-factor covers it. Its words are the namespace `ways-in`. */
export function WaysIn({
  account,
  twoFactor,
  recoveryCodes,
  setUpPath,
  apiKeysPath,
  sshKeysPath,
}: WaysInProps) {
  const t = useT()
  // A list that comes later than the next would push that down, under somebody's pointer.
  const isFirstPending = useQuery(keyQueries.sshKeys()).isPending
  const isSecondPending = useQuery(keyQueries.apiKeys()).isPending || isFirstPending
  return (
    <Section title={t('waysIn.title')} lead={t('waysIn.lead')}>
      <PasswordRows account={account} twoFactor={twoFactor} setUpPath={setUpPath} />
      <SshKeyRows path={sshKeysPath} />
      {!isFirstPending && <ApiKeyRow path={apiKeysPath} />}
      {!isSecondPending && (twoFactor === 'on' || twoFactor === 'unknown') && (
        <RecoveryCodesRow codes={recoveryCodes} certain={twoFactor === 'on'} />
      )}
    </Section>
  )
}
