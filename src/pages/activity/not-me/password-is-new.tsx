import { AfterPassword, PasswordChangedTitle } from '#src/password/after-password.tsx'
import { Alert } from '#src/ui/alert.tsx'

/** What a new password means for everything that acts for the account; what helps against that are the steps below it. */
export function PasswordIsNew() {
  return (
    <Alert kind="ok" title={<PasswordChangedTitle takesFocus />}>
      <AfterPassword />
    </Alert>
  )
}
