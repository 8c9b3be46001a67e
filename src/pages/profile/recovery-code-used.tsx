import { useState } from 'react'
import { Link } from 'react-router'

import { forgetRecoveryCodeUsed } from '#src/account/recovery-code-used.ts'
import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusPageTitle } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import styles from './recovery-code-used.module.css'

/** Said where somebody lands who signed in with a recovery code, until they have dealt with it. */
export function RecoveryCodeUsed({ account }: { account: Account }) {
  const t = useT()
  const [hidden, setHidden] = useState(false)
  if (hidden) return null

  function hide() {
    forgetRecoveryCodeUsed(account)
    setHidden(true)
    // The button that had focus is gone.
    focusPageTitle()
  }

  return (
    <div className={styles['card']}>
      <Notice
        kind="warn"
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
        <p>{t('recoveryCodeUsed.text')}</p>
      </Notice>
    </div>
  )
}
