import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useLocation } from 'react-router'

import { useLife } from '#src/forms/use-life.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useIsStillHere } from '#src/navigation/use-is-still-here.ts'
import { useAccount } from '#src/session/queries.ts'
import { Details } from '#src/ui/details.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { GuidedPage } from './guided-page.tsx'
import { setUpOf } from './set-up/flow.ts'
import { useLeave } from './use-leave.ts'

import text from '#src/ui/text.module.css'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

const UnheardTurnOff = lazyPart(
  async () => (await import('./unheard-turn-off.tsx')).UnheardTurnOff,
  'sign-in-methods',
)

/** Moving two-factor to a new phone: off, on with the new phone, new codes. */
export function Component() {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const account = useAccount()
  const life = useLife()
  const to = new URLSearchParams(useLocation().search).get('to')
  const back = useLeave()
  const isStillHere = useIsStillHere()
  const [turning, setTurning] = useState(false)

  async function goOn() {
    // Whoever went elsewhere meanwhile stays there, and asks for no key.
    if (!(await isStillHere()) || life().aborted) return
    const setUp = setUpOf(account, queries)
    void setUp.start()
    await navigate(paths.setUpTwoFactor(to === null ? {} : { to }), {
      state: { begun: true, newPhone: setUp.account },
      // Back leads out of the set-up, not into a form that has nothing left to turn off.
      replace: true,
    })
  }

  const leave = () => void back()
  return (
    <GuidedPage
      title={t('security.newPhone')}
      lead={t('twoFactor.newPhoneLead')}
      whenOff={turning ? null : t('twoFactor.newPhoneIsOff')}
      news={
        <Suspense fallback={null}>
          <UnheardTurnOff account={account} />
        </Suspense>
      }
      intro={
        <>
          <ol className={text['numbers']}>
            <li>{t('twoFactor.newPhoneFirst')}</li>
            <li>{t('twoFactor.newPhoneSecond')}</li>
            <li>{t('twoFactor.newPhoneThird')}</li>
          </ol>
          <Details summary={t('twoFactor.oldPhoneGone')}>
            <p>{t('twoFactor.oldPhoneGoneText')}</p>
          </Details>
        </>
      }
      onCancel={leave}
    >
      <TurnOffForm
        account={account}
        submitLabel={t('twoFactor.turnOffAndGoOn')}
        onCancel={leave}
        onAttempt={() => setTurning(true)}
        onTurnedOff={() => void goOn()}
      />
    </GuidedPage>
  )
}
