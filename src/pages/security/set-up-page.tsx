import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import * as z from 'zod/mini'

import { useT } from '#src/i18n/context.ts'
import { paths, safeReturn } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useAccount } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce, useRetract } from '#src/ui/announcer.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import { setUpOf } from './set-up/flow.ts'
import { SetUpStep } from './set-up/set-up-step.tsx'

import styles from './set-up/set-up.module.css'

/** What the history entry remembers of a set-up, never anything secret; `newPhone`: of which account it was turned off for it. */
const Begun = z.object({ begun: z.literal(true), newPhone: z.optional(z.string()) })

/** Once these are reached two-factor is on. */
const onSteps = ['on', 'codes', 'codes-lost']

/** Setting up two-factor: the secret and its code on one page, then the recovery codes. */
export function Component() {
  const t = useT()
  const announce = useAnnounce()
  const retract = useRetract()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const account = useAccount()
  const setUp = setUpOf(account, queries)
  const step = useSyncExternalStore(setUp.subscribe, setUp.step)
  const { pathname, search, state } = useLocation()
  const begun = z.safeParse(Begun, state).data

  // Leaving the page is the end of the secret. React mounts twice in development: only an end that lasts counts.
  useEffect(() => {
    const leave = setUp.enter()
    return leave
  }, [setUp])

  // It comes by itself, and nothing that somebody does tells.
  useEffect(() => {
    let before = setUp.step().name
    return setUp.subscribe(() => {
      const { name } = setUp.step()
      if (before === 'starting' && name === 'shown') announce(t('twoFactor.shown'))
      else if (name !== 'shown') retract(t('twoFactor.shown'))
      before = name
    })
  }, [setUp, announce, retract, t])

  async function start() {
    void setUp.start()
    const here = { pathname, search }
    await navigate(here, { replace: true, state: { ...begun, begun: true } })
  }

  async function leave() {
    const to = new URLSearchParams(search).get('to')
    await navigate(to ? safeReturn(to) : paths.security())
  }

  async function finish() {
    setUp.forget()
    announce(t('twoFactor.isOn'))
    await leave()
  }

  return (
    <>
      <PageTitle>{t('twoFactor.setUpTitle')}</PageTitle>
      {begun?.newPhone === setUp.account && !onSteps.includes(step.name) && (
        <div className={styles['above']}>
          <Alert kind="warn">
            <p>{t('twoFactor.newPhoneOff')}</p>
          </Alert>
        </div>
      )}
      <SetUpStep
        setUp={setUp}
        step={step}
        account={account}
        reloaded={begun !== undefined}
        onStart={() => void start()}
        onCancel={() => void leave()}
        onDone={() => void finish()}
      />
    </>
  )
}
