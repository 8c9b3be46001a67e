import { useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { metMaintenance, wasNotSent } from '#src/api/session.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'

import { signOutPatience, type EndSession } from './end-session.ts'
import { usePanel } from './panel-context.ts'

type SignOutTroubleProps = {
  /** Who is to be signed out; `null` when the panel only said that there is somebody. */
  account: Account | null
  /** What becomes of it. */
  leaving: EndSession
}

/**
 * What becomes of a sign-out that does not end as it should, beside the button that tries again: the panel takes long,
 * somebody is still signed in, or nobody can tell, with the panel's own page as the other way. Throws an error that is no
 * failure of the panel.
 */
export function SignOutTrouble({ account, leaving }: SignOutTroubleProps) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  const { isPending, still, error, stop } = leaving
  if (error && !isFailure(error)) throw error
  if (isPending) return <Slow stop={stop} />
  if (!error && !still) return null
  if (wasNotSent(error)) return <p role="alert">{t('signIn.outOffline')}</p>
  if (error && metMaintenance(error))
    return <p role="alert">{t('signIn.outWhy', failureWords(error, t, true))}</p>
  const link = (
    <a href={panelUrl} target="_blank" rel="noopener">
      {t('signIn.outLink', { panel: panelName })}
    </a>
  )
  return (
    <p role="alert">
      {still
        ? rich('signIn.outStill', { name: <bdi>{still.username}</bdi>, link })
        : account
          ? rich('signIn.outUnknown', { name: <bdi>{account.username}</bdi>, link })
          : rich('signIn.outUnknownWho', { link })}
      {error && ` ${t('signIn.outWhy', failureWords(error, t))}`}
    </p>
  )
}

/** Nothing at first: most panels answer at once. */
function Slow({ stop }: Pick<EndSession, 'stop'>) {
  const t = useT()
  const [end] = useState(() => Date.now() + signOutPatience)
  if (useCountdown(end) > 0) return null
  return (
    <>
      <p role="alert">{t('signIn.outSlow')}</p>
      <p>
        <Button kind="plain" onClick={stop}>
          {t('signIn.outStop')}
        </Button>
      </p>
    </>
  )
}
