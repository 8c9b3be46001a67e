import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import {
  answerSignInAgain,
  isAskingToSignInAgain,
  subscribeToSignInAgain,
} from '#src/forms/session-ended.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { fetchCode } from '#src/lib/code.ts'

/** The dialog and its words: most visits end before the session does. */
async function loadDialog() {
  try {
    const [{ SignInAgainDialog }] = await fetchCode(
      () =>
        Promise.all([
          import('./sign-in-again-dialog.tsx'),
          loadNamespace('sign-in'),
          loadNamespace('sign-in-again'),
          loadNamespace('recovery-code-used'),
        ]),
      'background',
    )
    return { Dialog: SignInAgainDialog }
  } catch (error) {
    // Whoever asked says that the session ended, and what was typed stays.
    answerSignInAgain(false)
    throw error
  }
}

/** The session ended: sign in again in place, so that nothing typed below is lost. */
export function SignInAgain() {
  const asking = useSyncExternalStore(subscribeToSignInAgain, isAskingToSignInAgain)
  const { data } = useQuery({
    queryKey: ['sign-in-again'],
    queryFn: loadDialog,
    enabled: asking,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  })
  return asking && data ? <data.Dialog /> : null
}
