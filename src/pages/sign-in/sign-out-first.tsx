import type { Account } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { useEndSession } from '#src/session/end-session.ts'
import { SignOutTrouble } from '#src/session/sign-out-trouble.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'

type SignOutFirstProps = {
  /** `null` when the panel only says that there is somebody. */
  account: Account | null
  /** Whether the email of that account comes into the form afterwards, since none was typed. */
  fills: boolean
  onSignedOut: () => void
}

/** The panel would look at no address: it sends such mails to nobody who is signed in. */
export function SignOutFirst({ account, fills, onSignedOut }: SignOutFirstProps) {
  const t = useT()
  const rich = useRich()
  const leaving = useEndSession(onSignedOut)
  return (
    <Alert
      kind="warn"
      role="alert"
      ref={focusOnArrival}
      title={
        account
          ? rich('signIn.resetSignedIn', { user: <bdi>{account.username}</bdi> })
          : t('signIn.resetSomebody')
      }
      actions={
        <Button
          kind="primary"
          pending={leaving.isPending}
          pendingLabel={t('signIn.alreadyLeaving')}
          onClick={leaving.end}
        >
          {t('signIn.resetSignOut')}
        </Button>
      }
    >
      <p>{t('signIn.resetFirst')}</p>
      {account && fills && <p>{t('signIn.resetFilled')}</p>}
      <p>{t('signIn.resetLink')}</p>
      <SignOutTrouble account={account} leaving={leaving} />
    </Alert>
  )
}
