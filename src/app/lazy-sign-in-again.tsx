import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { fetchCode } from '#src/lib/code.ts'

/** The dialog and its words: most visits end before the session does. */
async function loadDialog(host: Host) {
  try {
    const [{ SignInAgainDialog }] = await fetchCode(
      () =>
        Promise.all([
          import('./sign-in-again-dialog.tsx'),
          loadNamespace(host, 'sign-in'),
          loadNamespace(host, 'sign-in-again'),
          loadNamespace(host, 'recovery-code-used'),
        ]),
      'background',
      lifetime(host).signal,
    )
    return { Dialog: SignInAgainDialog }
  } catch (error) {
    // Whoever asked says that the session ended, and what was typed stays.
    signInAgain(host).answer(false)
    throw error
  }
}

/** The session ended: sign in again in place, so that nothing typed below is lost. */
export function LazySignInAgain() {
  const host = useHost()
  const { subscribe, isOpen } = signInAgain(host)
  const asking = useSyncExternalStore(subscribe, isOpen)
  const { data } = useQuery({
    queryKey: ['sign-in-again'],
    queryFn: () => loadDialog(host),
    enabled: asking,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  })
  return asking && data ? <data.Dialog /> : null
}
