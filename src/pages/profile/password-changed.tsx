import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { PasswordConsequences } from '#src/password/password-consequences.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'

/** What the change means, and what helps: signing out here, and looking at the keys, which go on working. */
export function PasswordChanged() {
  const t = useT()
  const withKey = ownKey(useHost()).isUsed()
  const { leave, pending } = useSignOut()
  return (
    <Alert
      kind="ok"
      role="status"
      takesFocus
      title={t('profileForms.passwordChanged')}
      actions={
        <>
          {!withKey && (
            <Button pending={pending} onClick={() => void leave('password-changed')}>
              {t('profileForms.endSession')}
            </Button>
          )}
          <Link {...buttonLook()} to={paths.apiKeys()}>
            {t('profileForms.lookAtApiKeys')}
          </Link>
          <Link {...buttonLook()} to={paths.sshKeys()}>
            {t('profileForms.lookAtSshKeys')}
          </Link>
        </>
      }
    >
      <PasswordConsequences changed />
    </Alert>
  )
}
