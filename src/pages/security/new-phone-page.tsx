import { useQuery, useSuspenseQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

import { setUpOf } from './set-up/flow.ts'

import styles from './guided.module.css'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

/** Moving two-factor to a new phone: off, on with the new phone, new codes. */
export function Component() {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const { data } = useQuery(twoFactorQueries.state())

  const [turning, setTurning] = useState(false)

  async function goOn() {
    void setUpOf(account, queries).start()
    await navigate(paths.setUpTwoFactor(), {
      state: { begun: true, newPhone: true },
      // Back leads out of the set-up, not into a form that has nothing left to turn off.
      replace: true,
    })
  }

  return (
    <>
      <PageTitle lead={t('twoFactor.newPhoneLead')}>{t('twoFactor.newPhone')}</PageTitle>
      {data?.state === 'off' && !turning ? (
        <div className={styles['guided']}>
          <Alert
            kind="info"
            actions={
              <Link {...buttonLook('primary')} to={paths.setUpTwoFactor()}>
                {t('twoFactor.setUpTitle')}
              </Link>
            }
          >
            <p>{t('twoFactor.newPhoneIsOff')}</p>
          </Alert>
        </div>
      ) : (
        <div className={styles['guided']}>
          <ol>
            <li>{t('twoFactor.newPhoneFirst')}</li>
            <li>{t('twoFactor.newPhoneSecond')}</li>
            <li>{t('twoFactor.newPhoneThird')}</li>
          </ol>
          <details>
            <summary>{t('twoFactor.oldPhoneGone')}</summary>
            <p>{t('twoFactor.oldPhoneGoneText')}</p>
          </details>
          <Suspense
            fallback={
              <CodeWait of="part" onCancel={() => void navigate(paths.security())} />
            }
          >
            <TurnOffForm
              account={account}
              submitLabel={t('twoFactor.turnOffAndGoOn')}
              onCancel={() => void navigate(paths.security())}
              onAttempt={() => setTurning(true)}
              onTurnedOff={() => void goOn()}
            />
          </Suspense>
        </div>
      )}
    </>
  )
}
