import { Suspense, type ReactNode } from 'react'

import type { Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { FailureAlert } from './failure-alert.tsx'
import { failureWords } from './failure-words.ts'

/** What became of values whose answer does not tell; `unknowable`: nobody can find out, now or later. */
export type Resolution = 'done' | 'not-done' | 'unknown' | 'unknowable'

/** What there is to say above a form. */
export type Trouble =
  /** What the panel refused, beside no field. */
  | { refused: string[] }
  /** Several fields are to be mended; `from`: what had focus when that was found. */
  | { fields: readonly HTMLInputElement[]; from: Element | null }
  | { failure: Failure; write: boolean; isUnchanged?: boolean }
  | Unheard

/** The answer does not tell what became of a write. */
type Unheard = {
  unheard: Failure
  /** What looking told. */
  outcome: Exclude<Resolution, 'done' | 'unknowable'>
  /** Whether it is looked for once more before anything is sent again. */
  checksFirst?: boolean
  /** Whether what may come late is being looked for, or was in vain. */
  looking?: 'now' | 'in-vain'
}

type FormAlertProps = { trouble: Trouble; lostAnswerWords: string | undefined }

/** Most forms are sent as they are, or with one field to mend. */
const ErrorSummary = lazyPart(
  async () => (await import('./error-summary.tsx')).ErrorSummary,
  'error-summary',
)

/** The summary above a form; it takes focus when it appears, since nothing beside a field does. */
export function FormAlert({ trouble, lostAnswerWords }: FormAlertProps) {
  if ('failure' in trouble) return <FailureAlert {...trouble} ref={focusOnArrival} />
  if ('unheard' in trouble)
    return <UnheardAlert {...trouble} unknown={lostAnswerWords} takesFocus />
  if ('fields' in trouble)
    return (
      // What is wrong stands beside each field meanwhile.
      <Suspense>
        <ErrorSummary {...trouble} />
      </Suspense>
    )
  return (
    <Alert kind="danger" role="alert" ref={focusOnArrival}>
      {trouble.refused.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Alert>
  )
}

/** What was sent before the last press may come late; `isLookedFor`: the page looks for it. */
export function EarlierLate({ isLookedFor }: { isLookedFor: boolean }) {
  const t = useT()
  return (
    <Alert kind="warn" role="status">
      <p>{t('errors.lateEarlier')}</p>
      {isLookedFor && <p>{t('errors.looking')}</p>}
    </Alert>
  )
}

/** What was sent before came about late, and something else stood in the form by then. Whoever is typing goes on typing. */
export function CameLate({ isSent }: { isSent: boolean }) {
  const t = useT()
  return (
    <Alert kind="info" role="status" title={t('errors.cameLateTitle')}>
      <p>{t('errors.cameLate')}</p>
      {!isSent && <p>{t('errors.cameLateNotSent')}</p>}
    </Alert>
  )
}

type UnheardAlertProps = Unheard & {
  /** What to do when nobody can find out; a general sentence when absent. */
  unknown?: string | undefined
  /** What is said of one that may come late; when absent, a general sentence where it is looked for before anything is sent again. */
  late?: string
  /** The way on. */
  actions?: ReactNode
  takesFocus?: boolean
}

/** A write whose answer does not tell what became of it, and what looking again told. */
export function UnheardAlert({
  unheard,
  outcome,
  checksFirst = false,
  looking,
  unknown,
  late,
  actions,
  takesFocus = false,
}: UnheardAlertProps) {
  const t = useT()
  const isLate = mayComeLate(unheard)
  // What the panel itself reports as failed, it is not at any more.
  const isOver = unheard.kind === 'unavailable' && unheard.reason === 'server'
  const report = unheard.kind === 'surprise' && (
    <CopyButton text={unheard.report} label={t('errors.copyReport')} />
  )
  return (
    <Alert
      kind="warn"
      role="alert"
      {...(takesFocus && { ref: focusOnArrival })}
      title={unheardTitle(unheard, t)}
      {...((actions || report) && {
        actions: (
          <>
            {actions}
            {report}
          </>
        ),
      })}
    >
      {unheard.kind === 'throttled' && <p>{failureWords(unheard, t).text}</p>}
      {isLate && (late ?? checksFirst) && <p>{late ?? t('errors.late')}</p>}
      {looking === 'now' && <p>{t('errors.looking')}</p>}
      {looking === 'in-vain' && outcome === 'not-done' && <p>{t('errors.lookedInVain')}</p>}
      {/* Nobody has to find out while the page does. */}
      {outcome === 'unknown' &&
        looking !== 'now' &&
        (unknown ?? !(checksFirst && isLate)) && (
          <p>{unknown ?? t(checksFirst ? 'errors.lostOpen' : 'errors.lostUnknown')}</p>
        )}
      {outcome === 'not-done' && !isLate && (
        <p>{t(isOver ? 'errors.notDone' : 'errors.lostNotDone')}</p>
      )}
      {/* What may come late says it already; of what the panel itself has failed at, nothing comes. */}
      {checksFirst && !isLate && !isOver && !(outcome === 'unknown' && unknown) && (
        <p>{t('errors.checksFirst')}</p>
      )}
    </Alert>
  )
}

/** What is said first of a write whose answer does not tell. An answer is said to be missing only where none came. */
export function unheardTitle(failure: Failure, t: Translate): string {
  const isMissing =
    failure.kind === 'unavailable' && ['network', 'offline'].includes(failure.reason)
  return isMissing ? t('errors.lostTitle') : failureWords(failure, t, true).title
}
