import { useMutation } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Value } from '#src/ui/value.tsx'

import { useEndSession, SignOutTrouble } from './end-session.tsx'

type SignedInAlreadyProps = {
  /** Who is signed in; nothing of theirs is shown but the name. */
  account: Account
  /** Who wanted to sign in, as it was typed. */
  typed: string
  /** Goes on with the account that is signed in. */
  onGoOn: () => Promise<void>
  /** Called once nobody is signed in any more. */
  onSignedOut: () => void
}

/** Somebody was signed in before the form was sent, so that the panel never looked at it: whose account shall it be? */
export function SignedInAlready({
  account,
  typed,
  onGoOn,
  onSignedOut,
}: SignedInAlreadyProps) {
  const t = useT()
  const rich = useRich()
  const goOn = useMutation({ mutationFn: onGoOn })
  const leaving = useEndSession(onSignedOut)
  const { error } = goOn
  // One answer at a time: going on while the sign-out is under way would lead to nobody's page.
  const isPending = goOn.isPending || leaving.isPending
  if (error && !isFailure(error)) throw error
  const user = <Value isPrivate of={account.username} />

  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={rich('signIn.alreadyTitle', { user })}
      actions={
        <>
          <Button pending={goOn.isPending} onClick={() => isPending || goOn.mutate()}>
            <span>{rich('signIn.alreadyGoOn', { user })}</span>
          </Button>
          <Button
            pending={leaving.isPending}
            pendingLabel={t('signIn.alreadyLeaving')}
            onClick={() => isPending || leaving.end()}
          >
            <span>
              {rich('signIn.alreadySwitch', {
                user: <Value isPrivate of={typed.trim()} />,
              })}
            </span>
          </Button>
        </>
      }
    >
      <p>{t('signIn.already')}</p>
      <SignOutTrouble account={account} leaving={leaving} />
      {error && <p role="alert">{failureWords(error, t).text}</p>}
    </Alert>
  )
}
