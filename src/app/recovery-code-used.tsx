import { useQuery } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { recoveryCodeUsed } from '#src/session/recovery-code-used.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusPageTitle } from '#src/ui/focus.ts'

import styles from './banners.module.css'

/**
 * What follows a sign-in with a recovery code, on every page until it is dealt with: panels tell of it nowhere, and
 * whoever comes in by a deep link never sees the profile.
 */
export function RecoveryCodeUsed({ account }: { account: Account }) {
  const t = useT()
  const host = useHost()
  const isLeftOut = useIsLeftOut()(paths.security())
  // Read by others, if at all: without two-factor there is nothing left to move or to make anew.
  const { data } = useQuery({ ...twoFactorQueries.state(), enabled: false })
  if (data?.state === 'off') return null

  function hide() {
    recoveryCodeUsed(host).forget(account)
    // The button that had focus is gone.
    focusPageTitle(host)
  }

  return (
    <div className={styles['banners']}>
      <Alert
        kind="warn"
        role="status"
        title={t('recoveryCodeUsed.title')}
        actions={
          <>
            <Link {...buttonLook()} to={paths.newPhone()}>
              {t('recoveryCodeUsed.newPhone')}
            </Link>
            <Link {...buttonLook()} to={paths.recoveryCodes()}>
              {t('recoveryCodeUsed.newCodes')}
            </Link>
            <Button kind="plain" onClick={hide}>
              {t('recoveryCodeUsed.hide')}
            </Button>
          </>
        }
      >
        <p>{t(isLeftOut ? 'recoveryCodeUsed.textLeftOut' : 'recoveryCodeUsed.text')}</p>
      </Alert>
    </div>
  )
}
