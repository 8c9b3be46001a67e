import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { takeLostFocus } from '#src/ui/focus.ts'
import { CodeWait, lazyPart, usePrefetch } from '#src/ui/lazy-part.tsx'

import { AddToApp } from './add-to-app.tsx'
import type { SetUp, SetUpState } from './flow.ts'
import { AlreadyOn, CodesLost, NoSecret, OtherTab } from './interruptions.tsx'
import { entryUri } from './otpauth-uri.ts'
import { UnheardTurnOn } from './unheard-turn-on.tsx'

import text from '#src/ui/text.module.css'
import styles from './set-up.module.css'

const LastSteps = lazyPart(
  async () => (await import('./last-steps.tsx')).LastSteps,
  'codes',
)

type SetUpStepProps = {
  setUp: SetUp
  step: SetUpState
  account: Account
  /** Whether a set-up had begun in this place before the page was loaded anew. */
  reloaded: boolean
  onStart: () => void
  onCancel: () => void
  onDone: () => void
}

/** What the present step shows. */
export function SetUpStep(props: SetUpStepProps) {
  const { setUp, step, account, reloaded, onStart } = props
  const unheard = unheardCodes(useHost())
  const unheardSince = useSyncExternalStore(unheard.subscribe, () =>
    unheard.turnedOnAt(account),
  )
  // Once it is told, what takes its place has focus that was in it.
  const [wasUnheard] = useState(unheardSince !== null)
  const unheardTurnOn = unheardSince !== null && (
    <UnheardTurnOn account={account} since={unheardSince} onStart={onStart} />
  )
  switch (step.name) {
    case 'shown':
      return <Shown {...props} step={step} />
    case 'codes':
      return (
        <Suspense fallback={<CodeWait of="part" />}>
          <LastSteps {...props} step={step} />
        </Suspense>
      )
    case 'starting':
      return <Starting />
    default:
      return (
        <div className={styles['alone']}>
          {step.name === 'waiting' &&
            (unheardTurnOn || (
              <Start reloaded={reloaded} takesLostFocus={wasUnheard} onStart={onStart} />
            ))}
          {step.name === 'failed' && <NoSecret setUp={setUp} failure={step.failure} />}
          {step.name === 'on' && (unheardTurnOn || <AlreadyOn />)}
          {(step.name === 'other-tab' || step.name === 'lost') && (
            <OtherTab setUp={setUp} step={step} />
          )}
          {step.name === 'codes-lost' && <CodesLost />}
        </div>
      )
  }
}

type StartProps = {
  reloaded: boolean
  /** Whether it takes the place of something, and with it focus that was there. */
  takesLostFocus: boolean
  onStart: () => void
}

/** Before a secret was asked for: a link or a reload must not replace one by itself, and where two-factor is on, there is none. */
function Start({ reloaded, takesLostFocus, onStart }: StartProps) {
  const t = useT()
  const { data } = useQuery(twoFactorQueries.state())
  const button = (
    <Button
      ref={takesLostFocus ? takeLostFocus : undefined}
      kind="primary"
      onClick={onStart}
    >
      {t(reloaded ? 'twoFactor.startAgain' : 'twoFactor.start')}
    </Button>
  )
  if (data?.state === 'on') return <AlreadyOn />
  if (reloaded)
    return (
      <Alert kind="warn" title={t('twoFactor.reloadedTitle')} actions={button}>
        <p>{t('twoFactor.reloaded')}</p>
      </Alert>
    )
  return (
    <div className={styles['start']}>
      <p>{t('twoFactor.intro')}</p>
      <Actions>{button}</Actions>
    </div>
  )
}

/** While the panel is asked. */
function Starting() {
  const t = useT()
  const prefetch = usePrefetch(LastSteps)
  // What comes with the answer is fetched meanwhile, so that all of it appears at once.
  useEffect(() => prefetch())
  return (
    // The button that asked is gone.
    <p ref={takeLostFocus} tabIndex={-1} className={styles['alone']} role="status">
      {t('twoFactor.starting')}
    </p>
  )
}

type ShownProps = Omit<SetUpStepProps, 'step'> & {
  step: Extract<SetUpState, { name: 'shown' }>
}

/** The secret, and beside or below it what proves that an app has it. */
function Shown({ step, ...props }: ShownProps) {
  const { setup } = step
  const t = useT()
  const host = useHost()
  const { panelName } = usePanel()
  const uri = entryUri(setup, panelName, props.account.email)
  // A phone has the app itself, and cannot scan its own screen.
  const isAppFirst = uri !== null && host.hasCoarsePointer()
  // One thing at a time is the main one: first the app, and the form from the first letter in it.
  const [isTyped, setIsTyped] = useState(false)
  return (
    <div part="card" className={classNames(text['surface'], styles['card'])}>
      <div className={styles['parts']}>
        <AddToApp setup={setup} uri={uri} isAppFirst={isAppFirst} isMain={!isTyped} />
        <div className={styles['enter']} onInput={() => setIsTyped(true)}>
          <h2>{t('twoFactor.codeTitle')}</h2>
          <Suspense fallback={<CodeWait of="part" />}>
            <LastSteps {...props} step={step} isMain={isTyped || !isAppFirst} />
          </Suspense>
        </div>
      </div>
    </div>
  )
}
