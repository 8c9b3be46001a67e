import { useSyncExternalStore, type ReactNode, type Ref } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'
import { paths } from '#src/lib/paths.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Actions, Button, buttonLook, type ButtonKind } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'

import { failureWords, type FailureWords } from './failure-words.ts'
import { signInAgain, useSignedOutNews } from './sign-in-again.ts'
import { useBanner } from './use-banner.ts'
import { WaitAlert } from './wait-alert.tsx'

type FailureAlertProps = {
  failure: Failure
  /** Whether an action failed, rather than reading. */
  write?: boolean
  /** Whether it was looked up since that nothing was changed. */
  isUnchanged?: boolean
  /** The way on, e.g. "Try again". */
  actions?: ReactNode
  /** Whether it is being read again. */
  pending?: boolean
  ref?: Ref<HTMLDivElement>
}

/**
 * A failure in words, as `failureWords` gives them. Of what can be sent again, and failed for want of a network, they say
 * that there is one again, and of what was refused since nobody was signed in, that somebody is; `isGood` when nothing else
 * is to be told of it. `isLeftToHost`: the host page has taken on the sign-in, and nothing here signs in.
 */
export function useFailureWords(
  failure: Failure,
  { write, sendable = write }: { write: boolean; sendable?: boolean },
): FailureWords & { isGood?: boolean; isLeftToHost?: boolean } {
  const t = useT()
  const online = useSyncExternalStore(subscribeToNetwork, isOnline)
  const { isSeenTo, ...news } = useSignedOutNews()
  const isSignedOut = isFailure(failure, 'unauthenticated')
  const isLeftToHost = news.isLeftToHost && isSignedOut
  const isBack =
    sendable && online && isFailure(failure, 'unavailable') && failure.reason === 'offline'
  if (isLeftToHost)
    return {
      title: t('errors.leftToHostTitle'),
      text: t(write ? 'errors.leftToHostWrite' : 'errors.leftToHost'),
      isLeftToHost,
    }
  // Whoever the host page has signed in can send it again.
  if (isSignedOut && isSeenTo && write)
    return { title: t('errors.seenToTitle'), text: t('errors.seenTo'), isGood: true }
  if (!isBack) return failureWords(failure, t, write)
  return {
    title: t('errors.onlineAgainTitle'),
    text: t(failure.mayHaveRun ? 'errors.mayHaveRun' : 'errors.onlineAgain'),
    isGood: !failure.mayHaveRun,
  }
}

/** A failure where it belongs: its words, a countdown when the panel asks to wait, a report when it surprised us. */
export function FailureAlert({
  failure,
  write = false,
  isUnchanged = false,
  actions,
  pending = false,
  ref,
}: FailureAlertProps) {
  const t = useT()
  const { subscribe, isOpen } = signInAgain(useHost())
  const asking = useSyncExternalStore(subscribe, isOpen)
  const isLeftOut = useIsLeftOut()(paths.setUpTwoFactor())
  const { title, text, isGood, isLeftToHost } = useFailureWords(failure, { write })
  const banner = useBanner(failure)
  const signedOut = failure.kind === 'unauthenticated' && !write && !isLeftToHost
  // The dialog says it, and everything is read again when it was answered.
  if (signedOut && asking) return null
  // A banner on every page says it, and has the way in.
  if (failure.kind === 'two-factor-required' && !write)
    return <p>{t('errors.twoFactorRequiredRead')}</p>
  if (banner && !write)
    return <NotRead isPast={banner === 'gone' && !pending} actions={actions} />
  if (failure.kind === 'throttled')
    return <WaitAlert {...{ failure, write, isUnchanged, actions, ref }} />
  const setUp = failure.kind === 'two-factor-required'
  const report =
    failure.kind === 'surprise' ? (
      <CopyButton text={failure.report} label={t('errors.copyReport')} />
    ) : null
  return (
    <Alert
      kind={
        isGood || isLeftToHost ? 'info' : failure.kind === 'unavailable' ? 'warn' : 'danger'
      }
      role={isGood ? 'status' : 'alert'}
      // Of the session, a banner on every page says it.
      title={isLeftToHost ? null : title}
      ref={ref}
      actions={
        (actions || report || (setUp && !isLeftOut) || signedOut) && (
          <>
            {setUp && <SetUpTwoFactor />}
            {signedOut ? <SignIn /> : actions}
            {report}
          </>
        )
      }
    >
      <p>{text}</p>
      {setUp && <TwoFactorLeftOut />}
    </Alert>
  )
}

type NotReadProps = Pick<FailureAlertProps, 'actions'> & { isPast: boolean }

/** In place of what could not be read, where a banner says why, or has said it (`isPast`). */
function NotRead({ isPast, actions }: NotReadProps) {
  const t = useT()
  return (
    <>
      <p role="alert">{t(isPast ? 'errors.notReadOffline' : 'errors.notRead')}</p>
      {actions && <Actions>{actions}</Actions>}
    </>
  )
}

type ReadFailureProps = { failure: Failure; pending: boolean; again: () => void }

/** A failure of reading, with the button that reads again. */
export function ReadFailure({ failure, pending, again }: ReadFailureProps) {
  const t = useT()
  return (
    <FailureAlert
      failure={failure}
      pending={pending}
      actions={
        <Button pending={pending} onClick={again}>
          {t('forms.tryAgain')}
        </Button>
      }
    />
  )
}

/** Reading again would only be refused again. */
function SignIn() {
  const t = useT()
  const to = useHere()
  return (
    <Link {...buttonLook()} to={paths.signIn({ because: 'session-ended', to })}>
      {t('errors.signIn')}
    </Link>
  )
}

/** That what helps is no page here, where it is none. */
export function TwoFactorLeftOut() {
  const t = useT()
  return useIsLeftOut()(paths.setUpTwoFactor()) && <p>{t('errors.twoFactorLeftOut')}</p>
}

/** The one thing that helps; whoever goes wants to come back. */
export function SetUpTwoFactor({ kind }: { kind?: ButtonKind }) {
  const t = useT()
  const to = useHere()
  return (
    <Link {...buttonLook(kind)} to={paths.setUpTwoFactor({ to })}>
      {t('errors.setUpTwoFactor')}
    </Link>
  )
}
