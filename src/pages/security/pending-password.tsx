import type { Account } from '#src/api/account.ts'
import { AfterPassword, PasswordChangedTitle } from '#src/password/after-password.tsx'
import { UnheardPassword } from '#src/password/unheard-password-notice.tsx'
import { Alert } from '#src/ui/alert.tsx'

import styles from './page.module.css'

/** Below when the password was last changed: that a change of which nobody has heard may come yet, and what became of it. */
export function PendingPassword({ account }: { account: Account }) {
  return (
    <div className={styles['trouble']}>
      <UnheardPassword
        account={account}
        changed={
          <Alert kind="ok" title={<PasswordChangedTitle takesFocus={false} />}>
            <AfterPassword />
          </Alert>
        }
      />
    </div>
  )
}
