import { useSyncExternalStore, type ReactNode, type Ref } from 'react'
import { Link, useLocation } from 'react-router'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'
import { paths } from '#src/lib/paths.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'

import { failureWords, type FailureWords } from './failure-words.ts'
import { signInAgain } from './sign-in-again.ts'
import { Wait } from './wait.tsx'

type FailureAlertProps = {
  failure: Failure
  /** Whether an action failed, rather than reading. */
  write?: boolean
  /** The way on, e.g. "Try again". */
  actions?: ReactNode
  ref?: Ref<HTMLDivElement>
}

/**
 * A failure in words, as `failureWords` gives them; of what can be sent again, and failed for want of a network, that
 * there is one again: `isGood` when nothing else is to be told of it.
 */
export function useFailureWords(
  failure: Failure,
  { write, sendable = write }: { write: boolean; sendable?: boolean },
): FailureWords & { isGood?: boolean } {
  const t = useT()
  const online = useSyncExternalStore(subscribeToNetwork, isOnline)
  const isBack =
    sendable && online && isFailure(failure, 'unavailable') && failure.reason === 'offline'
  if (!isBack) return failureWords(failure, t, write)
  return {
    title: t('errors.onlineAgainTitle'),
    text: t(failure.mayHaveRun ? 'errors.mayHaveRun' : 'errors.onlineAgain'),
    isGood: !failure.mayHaveRun,
  }
}

/** A failure where it belongs: its words, a countdown when the panel asks to wait, a report when it surprised us. */
export function FailureAlert({ failure, write = false, actions, ref }: FailureAlertProps) {
  const t = useT()
  const { subscribe, isOpen } = signInAgain(useHost())
  const asking = useSyncExternalStore(subscribe, isOpen)
  const { title, text, isGood } = useFailureWords(failure, { write })
  const signedOut = failure.kind === 'unauthenticated' && !write
  // The dialog says it, and everything is read again when it was answered.
  if (signedOut && asking) return null
  // A banner on every page says it, and has the way in.
  if (failure.kind === 'two-factor-required' && !write)
    return <p>{t('errors.twoFactorRequiredRead')}</p>
  if (failure.kind === 'throttled')
    return <Wait {...{ failure, write, actions }} {...(ref && { ref })} />
  const setUp = failure.kind === 'two-factor-required' && <SetUpTwoFactor />
  const report =
    failure.kind === 'surprise' ? (
      <CopyButton text={failure.report} label={t('errors.copyReport')} />
    ) : null
  return (
    <Alert
      kind={isGood ? 'info' : failure.kind === 'unavailable' ? 'warn' : 'danger'}
      role={isGood ? 'status' : 'alert'}
      title={title}
      {...(ref && { ref })}
      {...((actions || report || setUp || signedOut) && {
        actions: (
          <>
            {setUp}
            {signedOut ? <SignIn /> : actions}
            {report}
          </>
        ),
      })}
    >
      <p>{text}</p>
    </Alert>
  )
}

/** Reading again would only be refused again. */
function SignIn() {
  const t = useT()
  const { pathname, search, hash } = useLocation()
  const to = pathname + search + hash
  return (
    <Link {...buttonLook()} to={paths.signIn({ because: 'session-ended', to })}>
      {t('errors.signIn')}
    </Link>
  )
}

/** The one thing that helps; whoever goes wants to come back. */
function SetUpTwoFactor() {
  const t = useT()
  const { pathname, search, hash } = useLocation()
  return (
    <Link {...buttonLook()} to={paths.setUpTwoFactor({ to: pathname + search + hash })}>
      {t('errors.setUpTwoFactor')}
    </Link>
  )
}
