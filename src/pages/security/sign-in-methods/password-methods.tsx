import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'

import { Coverage } from './coverage.tsx'

/**
 * Whether two-factor is on; `not-read`: it gave no answer that could be read; `elsewhere`: it handles it itself, and its API tells
 * nothing of it.
 */
export type TwoFactorKnown = 'on' | 'off' | 'unknown' | 'not-read' | 'elsewhere'

type PasswordMethodsProps = { account: Account; twoFactor: TwoFactorKnown }

/** The password on the web, which two-factor may cover, and over SFTP, which it never does (contract F11). */
export function PasswordMethods({ account, twoFactor }: PasswordMethodsProps) {
  const t = useT()
  const rich = useRich()
  const name = <bdi>{account.username}</bdi>
  const why: Record<TwoFactorKnown, ReactNode> = {
    on: rich('signInMethods.webOn', { name }),
    off: rich('signInMethods.webOff', { name }),
    unknown: t('signInMethods.webUnknown'),
    'not-read': t('signInMethods.webNotRead'),
    elsewhere: t('signInMethods.webElsewhere'),
  }
  const covered = twoFactor === 'on' ? 'yes' : twoFactor === 'off' ? 'no' : 'unknown'
  const changePassword = (
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
