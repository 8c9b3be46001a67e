import { AfterPassword, PasswordChangedTitle } from '#src/password/after-password.tsx'
import { Alert } from '#src/ui/alert.tsx'

/**
 * What a new password means for everything that acts for the account; what helps against that are the steps below it. What came
 * late (`isLate`) nobody pressed for just now.
 */
export function PasswordIsNew({ isLate = false }: { isLate?: boolean }) {
  return (
    <Alert kind="ok" title={<PasswordChangedTitle takesFocus={!isLate} />}>
      <AfterPassword />
    </Alert>
  )
}
