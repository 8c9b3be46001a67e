import { usePanel } from '#src/account/panel-context.ts'
import { useSignOut } from '#src/account/sign-out.ts'
import type { Account } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { SignInReason } from '#src/lib/paths.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { interrupt } from './interruption.tsx'

type StillSignedInProps = {
  /** Who is still signed in; `null` when the panel does not tell. */
  account: Account | null
  /** What the sign-out was for. */
  because: SignInReason
}

const close = () => interrupt(null)

/** A sign-out that came to nothing, or of which nobody knows what it came to: another try, and the panel's own way out. */
export function StillSignedIn({ account, because }: StillSignedInProps) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  const { leave, pending } = useSignOut()
  return (
    <Dialog
      role="alertdialog"
      title={t(account ? 'signOut.stillTitle' : 'signOut.unknownTitle')}
      onClose={close}
    >
      <Stack>
        <p>
          {account
            ? rich('signOut.still', { name: <bdi>{account.username}</bdi> })
            : t('signOut.unknown')}
        </p>
        <p>
          {rich('signOut.elsewhere', {
            link: (
              <a href={panelUrl} target="_blank" rel="noopener">
                {t('signOut.elsewhereLink', { panel: panelName })}
              </a>
            ),
          })}
        </p>
      </Stack>
      <Actions>
        <Button
          kind="primary"
          pending={pending}
          pendingLabel={t('shell.signingOut')}
          onClick={() => leave(because)}
          autoFocus
        >
          {t('shell.tryAgain')}
        </Button>
        <Button onClick={close}>{t('signOut.stay')}</Button>
      </Actions>
    </Dialog>
  )
}
