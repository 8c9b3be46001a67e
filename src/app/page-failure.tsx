import { useEffect, useEffectEvent } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useBanner } from '#src/forms/use-banner.ts'
import { useHost } from '#src/host/context.ts'
import { pause } from '#src/host/pause.ts'
import { useT } from '#src/i18n/context.ts'
import { ReloadNeeded } from '#src/lib/code.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { ReloadPage } from '#src/ui/reload-page.tsx'
import { Stack, PageTitle } from '#src/ui/section.tsx'

type PageFailureProps = {
  error: unknown
  /** Whether it is being tried again. */
  trying: boolean
  /** Draws the page once more, with all that it needs read anew. */
  onTryAgain: () => void
}

/** A page that could not be shown: why, and another try. The rest of the shell lives on. */
export function PageFailure({ error, trying, onTryAgain }: PageFailureProps) {
  const t = useT()
  const host = useHost()
  const goesOn = useBanner(isFailure(error) ? error : null) !== null
  const retry = useEffectEvent(onTryAgain)
  // Reading goes on by itself once there is a network, or the pause is over, as a banner says: so does this page.
  useEffect(() => {
    if (!goesOn) return
    const goOn = () => {
      if (isOnline() && pause(host).until() === null) retry()
    }
    const stops = [subscribeToNetwork(goOn), pause(host).subscribe(goOn)]
    return () => stops.forEach((stop) => stop())
  }, [goesOn, host])

  function tryAgain() {
    // A mistake in the code stays until it is fetched anew.
    if (isFailure(error)) onTryAgain()
    else host.reload()
  }

  const again = (
    <Button kind="primary" pending={trying} onClick={tryAgain}>
      {t('forms.tryAgain')}
    </Button>
  )
  return (
    <Stack>
      <PageTitle>{t('shell.failureTitle')}</PageTitle>
      {isFailure(error) ? (
        <FailureAlert failure={error} pending={trying} actions={again} />
      ) : error instanceof ReloadNeeded ? (
        <ReloadPage updated={error.trouble === 'updated'} />
      ) : (
        <Alert kind="danger" role="alert" title={t('shell.bugTitle')} actions={again}>
          <p>{t('shell.bug')}</p>
        </Alert>
      )}
    </Stack>
  )
}
