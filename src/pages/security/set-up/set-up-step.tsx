import { Suspense } from 'react'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'
import { CodeWait, lazyPart, usePrefetch } from '#src/ui/lazy-part.tsx'

import type { SetUp, SetUpState } from './flow.ts'
import { AlreadyOn, CodesLost, NoSecret, OtherTab } from './interruptions.tsx'
import { SetUpDetails, SetUpQrCode, SetUpSecret } from './scan.tsx'

import text from '#src/ui/text.module.css'
import styles from './set-up.module.css'

const LastSteps = lazyPart(
  async () => (await import('./last-steps.tsx')).LastSteps,
  'recovery-codes',
)

type SetUpStepProps = {
  setUp: SetUp
  step: SetUpState
  account: Account
  /** Whether a set-up had begun in this place before the page was loaded anew. */
  reloaded: boolean
  onStart: () => void
  onDone: () => void
}

/** What the present step shows. */
export function SetUpStep(props: SetUpStepProps) {
  const { setUp, step, reloaded, onStart } = props
  const t = useT()
  switch (step.name) {
    case 'scan':
    case 'confirm':
    case 'codes':
      return <Working {...props} step={step} />
    case 'starting':
      return (
        // The button that asked is gone.
        <p ref={takeLostFocus} tabIndex={-1} className={styles['alone']} role="status">
          {t('twoFactor.starting')}
        </p>
      )
    default:
      return (
        <div className={styles['alone']}>
          {step.name === 'waiting' && <Start reloaded={reloaded} onStart={onStart} />}
          {step.name === 'failed' && <NoSecret setUp={setUp} failure={step.failure} />}
          {step.name === 'on' && <AlreadyOn />}
          {(step.name === 'other-tab' || step.name === 'lost') && (
            <OtherTab setUp={setUp} step={step} />
          )}
          {step.name === 'codes-lost' && <CodesLost />}
        </div>
      )
  }
}

type StartProps = { reloaded: boolean; onStart: () => void }

/** Before anything was asked of the panel: a link or a reload must not replace a secret by itself. */
function Start({ reloaded, onStart }: StartProps) {
  const t = useT()
  const button = (
    <Button kind="primary" onClick={onStart}>
      {t(reloaded ? 'twoFactor.startAgain' : 'twoFactor.start')}
    </Button>
  )
  if (reloaded)
    return (
      <Alert kind="warn" title={t('twoFactor.reloadedTitle')} actions={button}>
        <p>{t('twoFactor.reloaded')}</p>
      </Alert>
    )
  return (
    <div className={styles['text']}>
      <p>{t('twoFactor.intro')}</p>
      <Actions>{button}</Actions>
    </div>
  )
}

type WorkingProps = Pick<SetUpStepProps, 'setUp' | 'account' | 'onDone'> & {
  step: Extract<SetUpState, { name: 'scan' | 'confirm' | 'codes' }>
}

/** The three steps. Beside the first two stands the secret. */
function Working({ setUp, step, account, onDone }: WorkingProps) {
  return (
    <div className={styles['view']} data-step={step.name}>
      {step.name !== 'codes' && (
        <div className={styles['shown']}>
          <SetUpQrCode setup={step.setup} account={account} />
          <SetUpSecret setup={step.setup} account={account} />
        </div>
      )}
      <div className={styles['text']}>
        {step.name === 'scan' ? (
          <Scan setUp={setUp} step={step} />
        ) : (
          <Suspense fallback={<CodeWait of="part" />}>
            <LastSteps setUp={setUp} step={step} account={account} onDone={onDone} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

type ScanProps = { setUp: SetUp; step: Extract<SetUpState, { name: 'scan' }> }

function Scan({ setUp, step }: ScanProps) {
  const t = useT()
  const prefetch = usePrefetch(LastSteps)
  return (
    <>
      <h2 ref={takeLostFocus} tabIndex={-1}>
        {t('twoFactor.scanTitle')}
      </h2>
      <ol className={text['numbers']}>
        <li>{t('twoFactor.scanApp')}</li>
        <li>{t('twoFactor.scanAdd')}</li>
        <li>{t('twoFactor.scanThen')}</li>
      </ol>
      <p className={text['quiet']}>{t('twoFactor.scanSecond')}</p>
      <SetUpDetails setup={step.setup} />
      <Actions>
        <Button
          kind="primary"
          onClick={() => setUp.goTo('confirm')}
          // What comes next is fetched when somebody is about to want it.
          onPointerEnter={prefetch}
          onFocus={prefetch}
        >
          {t('twoFactor.scanned')}
        </Button>
      </Actions>
    </>
  )
}
