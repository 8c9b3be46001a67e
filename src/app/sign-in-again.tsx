import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'

import {
  answerSignInAgain,
  isAskingToSignInAgain,
  subscribeToSignInAgain,
} from '#src/account/session-ended.ts'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { paths } from '#src/lib/paths.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

/** The dialog and its words: most visits end before the session does. */
async function loadDialog() {
  const [{ SignInAgainDialog }] = await Promise.all([
    import('./sign-in-again-dialog.tsx'),
    loadNamespace('sign-in'),
  ])
  return { Form: SignInAgainDialog }
}

/** The session ended: sign in again in place, so that nothing typed below is lost. */
export function SignInAgain() {
  const asking = useSyncExternalStore(subscribeToSignInAgain, isAskingToSignInAgain)
  const { data, isError } = useQuery({
    queryKey: ['sign-in-again'],
    queryFn: loadDialog,
    enabled: asking,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  if (!asking) return null
  if (isError) return <WithoutForm />
  return data ? <data.Form /> : null
}

/** The form could not be fetched: leaving is the only way, and the person's to choose. */
function WithoutForm() {
  const t = useT()
  const navigate = useNavigate()

  async function leave() {
    answerSignInAgain(false)
    await navigate(paths.signIn({ because: 'session-ended', to: location.pathname }))
  }

  return (
    <Dialog title={t('shell.signInAgainTitle')} onClose={() => answerSignInAgain(false)}>
      <p>{t('errors.network')}</p>
      <p>
        <Button onClick={() => void leave()}>{t('shell.signInElsewhere')}</Button>
      </p>
    </Dialog>
  )
}
