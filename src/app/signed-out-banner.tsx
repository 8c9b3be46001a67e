import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { isLeftToHost as isOthers, useSignedOutNews } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { mainOf } from '#src/ui/focus.ts'

/** That nobody is signed in, above what stays on screen while the host page signs them in. Spoken by what stands around it. */
export function SignedOutBanner() {
  const t = useT()
  const host = useHost()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const { isLeftToHost, isSeenTo } = useSignedOutNews()
  const [looking, setLooking] = useState(false)
  const wasShown = useRef(false)

  // Where a message was, its absence says nothing to somebody who does not see it.
  useEffect(() => {
    if (wasShown.current && isSeenTo) announce(t('errors.seenToTitle'))
    wasShown.current = isLeftToHost
  }, [isLeftToHost, isSeenTo, announce, t])

  // Whoever comes back to the tab may have signed in elsewhere, however new the account is that was read before.
  useEffect(() => {
    if (!isLeftToHost) return
    const { queryKey } = accountQueries.me()
    return host.onVisibility(() => {
      if (host.isVisible())
        void queries.refetchQueries({ queryKey }, { cancelRefetch: false })
    })
  }, [isLeftToHost, host, queries])

  async function lookAgain() {
    setLooking(true)
    await queries.refetchQueries({ queryKey: accountQueries.me().queryKey })
    setLooking(false)
    if (isOthers(host)) announce(t('leftToHost.still'))
    // The button had it.
    else mainOf(host)?.querySelector('h1')?.focus()
  }

  return (
    isLeftToHost && (
      <Alert
        kind="warn"
        title={t('errors.leftToHostTitle')}
        actions={
          <Button pending={looking} onClick={() => void lookAgain()}>
            {t('leftToHost.look')}
          </Button>
        }
      >
        <p>{t('leftToHost.above')}</p>
      </Alert>
    )
  )
}
