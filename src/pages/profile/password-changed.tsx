import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { AfterPassword, PasswordChangedTitle } from '#src/password/after-password.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

type PasswordChangedProps = {
  /** Whether the form that had focus is gone for it. */
  takesFocus?: boolean
}

/** What the change means, and what helps: signing out here, and looking at the keys, which keep working. */
export function PasswordChanged({ takesFocus = true }: PasswordChangedProps) {
  const t = useT()
  const withKey = ownKey(useHost()).isUsed()
  const { leave, pending } = useSignOut()
  return (
    <Alert
      kind="ok"
      title={<PasswordChangedTitle takesFocus={takesFocus} />}
      actions={
        !withKey && (
          <Button pending={pending} onClick={() => void leave('password-changed')}>
            {t('profileForms.endSession')}
          </Button>
        )
      }
    >
      <AfterPassword />
    </Alert>
  )
}
