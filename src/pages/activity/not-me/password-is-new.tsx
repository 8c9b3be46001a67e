import { useT } from '#src/i18n/context.ts'
import { AfterPassword } from '#src/password/after-password.tsx'
import { Alert } from '#src/ui/alert.tsx'

/** What a new password means for everything that acts for the account; what helps against that are the steps below it. */
export function PasswordIsNew() {
  const t = useT()
  return (
    <Alert kind="ok" role="status" takesFocus title={t('profileForms.passwordChanged')}>
      <AfterPassword />
    </Alert>
  )
}
