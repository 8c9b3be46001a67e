import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { useLooksUntilTold } from '#src/two-factor/look-until-told.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'

import { unheardOff } from './unheard-off.ts'

import styles from './page.module.css'

/**
 * Two-factor was asked to be turned off before the page was loaded anew, or its form closed, and nobody heard the answer: tells
 * that it may be either, until the panel tells that it is off, or it cannot come late any more.
 */
export function UnheardTurnOff({ account }: { account: Account }) {
  const t = useT()
  const since = useUnheard(unheardOff, account)
  // What became of what is sent from here, the page tells itself.
  const [before] = useState(() =>
    since !== null && Date.now() < mayComeUntil(since) ? since : null,
  )
  const [hasCome, setCome] = useState(false)
  const { data } = useQuery(twoFactorQueries.state())
  if (since !== null && !hasCome)
    return (
      <InDoubt
        account={account}
        since={since}
        onOff={() => {
          if (since === before) setCome(true)
        }}
      />
    )
  return (
    hasCome &&
    data?.state === 'off' && (
      <div className={styles['trouble']}>
        <Alert kind="ok" role="status" title={t('security.turnedOff')}>
          <p>{t('security.turnedOffText')}</p>
        </Alert>
      </div>
    )
  )
}

type InDoubtProps = {
  account: Account
  /** When two-factor was asked to be turned off. */
  since: Instant
  onOff: () => void
}

function InDoubt({ account, since, onOff }: InDoubtProps) {
  const t = useT()
  const host = useHost()
  const { data, dataUpdatedAt } = useLooksUntilTold(since, 'off')
  const isOff = data?.state === 'off'
  const settle = useEffectEvent(() => {
    onOff()
    unheardOff.forget(host, account)
  })
  // What comes late, nothing that somebody does tells: the tab need not remember it.
  useEffect(() => {
    if (isOff) settle()
  }, [isOff])

  if (isOff || dataUpdatedAt >= mayComeUntil(since)) return null
  return (
    <div className={styles['trouble']}>
      <Alert kind="warn" role="status" title={t('signInMethods.offUnheard')}>
        <p>{t('signInMethods.offUnheardText')}</p>
        <p>{t('errors.looking')}</p>
      </Alert>
    </div>
  )
}
