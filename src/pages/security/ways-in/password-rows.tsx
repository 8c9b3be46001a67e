import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'

import { Cover, type Covered } from './cover.tsx'

/**
 * Whether two-factor is on; `not-read`: it gave no answer that could be read; `elsewhere`: it handles it itself, and its API tells
 * nothing of it.
 */
export type TwoFactorKnown = 'on' | 'off' | 'unknown' | 'not-read' | 'elsewhere'

const covers = {
  on: 'yes',
  off: 'no',
  unknown: 'unknown',
  'not-read': 'unknown',
  elsewhere: 'unknown',
} as const satisfies Record<TwoFactorKnown, Covered>

type PasswordRowsProps = {
  account: Account
  twoFactor: TwoFactorKnown
  setUpPath: string
}

/** The password on the web, which two-factor may cover, and over SFTP, which it never does (contract F11). */
export function PasswordRows({ account, twoFactor, setUpPath }: PasswordRowsProps) {
  const t = useT()
  const rich = useRich()
  const name = <bdi>{account.username}</bdi>
  const why: Record<TwoFactorKnown, ReactNode> = {
    on: rich('waysIn.webOn', { name }),
    off: rich('waysIn.webOff', { name }),
    unknown: t('waysIn.webUnknown'),
    'not-read': t('waysIn.webNotRead'),
    elsewhere: t('waysIn.webElsewhere'),
  }
  const changePassword = (
    <Link {...buttonLook()} to={`${paths.profile()}#password`}>
      {t('waysIn.changePassword')}
    </Link>
  )
  return (
    <>
      <Row
        label={t('waysIn.web')}
        value={<Cover covered={covers[twoFactor]}>{why[twoFactor]}</Cover>}
        action={
          twoFactor === 'off' || twoFactor === 'unknown' ? (
            <Link {...buttonLook()} to={setUpPath}>
              {t('waysIn.setUp')}
            </Link>
          ) : (
            changePassword
          )
        }
      />
      <Row
        label={t('waysIn.sftp')}
        value={
          <Cover covered="no">
            {twoFactor === 'elsewhere' ? t('waysIn.sftpElsewhere') : t('waysIn.sftpWhy')}
          </Cover>
        }
        action={changePassword}
      />
    </>
  )
}
