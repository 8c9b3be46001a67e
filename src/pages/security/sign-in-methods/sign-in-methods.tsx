import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { Account } from '#src/api/account.ts'
import { useT, useRich } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Section, Row } from '#src/ui/section.tsx'
import { Time } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { useTwoFactorOffered } from '../not-offered.tsx'
import { ApiKeysMethod } from './api-keys-method.tsx'
import { Coverage } from './coverage.tsx'
import { SshKeysMethod } from './ssh-keys-method.tsx'

import text from '#src/ui/text.module.css'

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

/**
 * Whether two-factor is on; `not-read`: it gave no answer that could be read; `elsewhere`: it handles it itself, and its API tells
 * nothing of it.
 */
type TwoFactorKnown = 'on' | 'off' | 'unknown' | 'not-read' | 'elsewhere'

type PasswordMethodsProps = { account: Account; twoFactor: TwoFactorKnown }

/** The password on the web, which two-factor may cover, and over SFTP, which it never does (contract F11). */
function PasswordMethods({ account, twoFactor }: PasswordMethodsProps) {
  const t = useT()
  const rich = useRich()
  const name = <Value of={account.username} />
  const why: Record<TwoFactorKnown, ReactNode> = {
    on: rich('signInMethods.webOn', { name }),
    off: rich('signInMethods.webOff', { name }),
    unknown: t('signInMethods.webUnknown'),
    'not-read': t('signInMethods.webNotRead'),
    elsewhere: t('signInMethods.webElsewhere'),
  }
  const covered = twoFactor === 'on' ? 'yes' : twoFactor === 'off' ? 'no' : 'unknown'
  const isLeftOut = useIsLeftOut()(paths.profile())
  const changePassword = !isLeftOut && (
    <Link {...buttonLook()} to={`${paths.profile()}#password`}>
      {t('signInMethods.changePassword')}
    </Link>
  )
  return (
    <>
      <Row
        label={t('signInMethods.web')}
        value={<Coverage covered={covered}>{why[twoFactor]}</Coverage>}
        action={
          twoFactor === 'off' || twoFactor === 'unknown' ? (
            <Link {...buttonLook()} to={paths.setUpTwoFactor()}>
              {t('signInMethods.setUp')}
            </Link>
          ) : (
            changePassword
          )
        }
      />
      <Row
        label={t('signInMethods.sftp')}
        value={
          <Coverage covered="no">
            {twoFactor === 'elsewhere'
              ? t('signInMethods.sftpElsewhere')
              : t('signInMethods.sftpWhy')}
          </Coverage>
        }
        action={changePassword}
      />
    </>
  )
}

/**
 * What is known of the recovery codes. `madeAt: null`: before what the activity feed still has, or never read there.
 * `used: null`: this panel does not tell, since it writes no `auth:recovery-token` (contract rule 0.16).
 */
type RecoveryCodesKnown = { madeAt: Instant | null; used: number | null }

type RecoveryCodesMethodProps = {
  codes: RecoveryCodesKnown
  /** False when two-factor may be off, and then there are no codes. */
  certain: boolean
}

/** Recovery codes, which stand in for the sign-in code. */
function RecoveryCodesMethod({ codes, certain }: RecoveryCodesMethodProps) {
  const t = useT()
  const rich = useRich()
  const { madeAt, used } = codes
  return (
    <Row
      label={t('signInMethods.codes')}
      value={
        <>
          {certain ? t('signInMethods.codesWhy') : t('signInMethods.codesPerhaps')}
          <div className={text['quiet']}>
            <p>
              {madeAt === null
                ? t('signInMethods.codesMadeEarlier')
                : rich('signInMethods.codesMade', { when: <Time at={madeAt} /> })}
            </p>
            <p>
              {used === null
                ? t('signInMethods.codesNotCounted')
                : t('signInMethods.codesUsed', { count: used })}
            </p>
          </div>
        </>
      }
      action={
        <Link {...buttonLook()} to={paths.recoveryCodes()}>
          {t('signInMethods.newCodes')}
        </Link>
      }
    />
  )
}
