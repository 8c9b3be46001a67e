import { useEffect, useRef } from 'react'

import { useSignedOutNews } from '#src/forms/sign-in-again.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'

/** That nobody is signed in, above what stays on screen while the host page signs them in. Spoken by what stands around it. */
export function SignedOutBanner() {
  const t = useT()
  const announce = useAnnounce()
  const { isLeftToHost, isSeenTo } = useSignedOutNews()
  const wasShown = useRef(false)

  // Where a message was, its absence says nothing to somebody who does not see it.
  useEffect(() => {
    if (wasShown.current && isSeenTo) announce(t('errors.seenToTitle'))
    wasShown.current = isLeftToHost
  }, [isLeftToHost, isSeenTo, announce, t])

  return (
    isLeftToHost && (
      <Alert kind="warn" title={t('errors.leftToHostTitle')}>
        <p>{t('errors.leftToHostAbove')}</p>
      </Alert>
    )
  )
}
