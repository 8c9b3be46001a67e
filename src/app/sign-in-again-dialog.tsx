import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'

import { identity } from '#src/account/identity.ts'
import { KeyForm } from '#src/account/key-form.tsx'
import { usesKey } from '#src/account/key-store.ts'
import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { answerSignInAgain } from '#src/account/session-ended.ts'
import { SignInForm } from '#src/account/sign-in-form.tsx'
import { getAccount } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { resetForAnotherAccount } from './another-account.ts'

/** Asks for the password (or the key) of the account that was signed in, over the page as it stands. */
export function SignInAgainDialog() {
  const t = useT()
  const { auth } = usePanel()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const before = queries.getQueryData(accountQueries.me().queryKey)

  async function cameBack() {
    const now = await getAccount()
    const same = before !== undefined && identity(before) === identity(now)
    // Another account: the shell throws away what stands below, and nothing of it is sent.
    if (same) queries.setQueryData(accountQueries.me().queryKey, now)
    else resetForAnotherAccount(queries, now)
    answerSignInAgain(same)
  }

  async function leave() {
    answerSignInAgain(false)
    await navigate(paths.signIn({ because: 'session-ended', to: location.pathname }))
  }

  return (
    <Dialog title={t('shell.signInAgainTitle')} role="alertdialog">
      <p>{t('shell.signInAgain')}</p>
      {auth === 'key' || usesKey() ? (
        <KeyForm onSignedIn={cameBack} />
      ) : (
        <SignInForm onSignedIn={cameBack} {...(before && { user: before.username })} />
      )}
      <p>
        <Button kind="plain" onClick={() => void leave()}>
          {t('shell.signInElsewhere')}
        </Button>
      </p>
    </Dialog>
  )
}
