import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { whoOutranksKey } from '#src/api/key-mode.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { useEndSession, SignOutTrouble } from './end-session.tsx'
import { clientOf } from './panel-client.ts'
import { usePanel } from './panel-context.ts'

type KeyOutrankedProps = {
  /** Whose session it is; with `somebody` the panel is asked, which may say that it is over. */
  by: Account | 'somebody'
  /** Whether the page has a key that goes on by itself afterwards. */
  isHeld: boolean
  /** Called, and waited for, once nobody is signed in. */
  onOver: () => unknown
}

/** Somebody is signed in to the panel in this browser, and the panel would act for them instead of the key's owner. */
export function KeyOutranked({ by, isHeld, onOver }: KeyOutrankedProps) {
  const t = useT()
  const queries = useQueryClient()
  const { panelName } = usePanel()
  const leaving = useEndSession(onOver)
  const [found, setFound] = useState<Account | null>(null)
  const who = by === 'somebody' ? found : by

  const learn = useEffectEvent((now: Account | null) => (now ? setFound(now) : onOver()))
  // Whoever met the session could not hand on whose it is. Past the cache of queries, which the sign-in page clears.
  useEffect(() => {
    if (by !== 'somebody') return
    const gone = new AbortController()
    whoOutranksKey(clientOf(queries), { signal: gone.signal }).then(learn, () => {
      // Nothing more is known than before: ending the session tells.
    })
    return () => gone.abort()
  }, [by, queries])

  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={
        who ? t('signIn.outrankedBy', { name: who.username }) : t('signIn.outrankedTitle')
      }
      actions={
        <Button
          pending={leaving.isPending}
          pendingLabel={t('signIn.alreadyLeaving')}
          onClick={leaving.end}
        >
          {who
            ? t('signIn.endSessionOf', { name: who.username, panel: panelName })
            : t('signIn.endSession', { panel: panelName })}
        </Button>
      }
    >
      <p>{t(isHeld ? 'signIn.outrankedHeld' : 'signIn.outranked')}</p>
      <SignOutTrouble account={who} leaving={leaving} />
    </Alert>
  )
}
