import type { Failure, Throttled, Unavailable } from '#src/api/failures.ts'
import { isOutOfTime, mayComeLate } from '#src/api/in-doubt.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { revealed } from '#src/lib/invisible-characters.ts'
import { longestWait, waitOf } from '#src/lib/wait.ts'

export type FailureWords = { title: string; text: string }

/**
 * A failure in words: what happened, and what a person can do. `write` says whether it was an action (it may have
 * been carried out) or only reading.
 */
export function failureWords(failure: Failure, t: Translate, write = false): FailureWords {
  switch (failure.kind) {
    case 'refused': {
      const detail = [...failure.problems, ...Object.values(failure.fields).flat()].find(
        (it) => it.detail,
      )
      return {
        title: t('errors.refusedTitle'),
        text: revealed(detail?.detail ?? '') || t('errors.refusedWithoutWords'),
      }
    }
    case 'unauthenticated':
      return {
        title: t('errors.signedOutTitle'),
        text: t(write ? 'errors.signedOutWrite' : 'errors.signedOut'),
      }
    case 'two-factor-required':
      return {
        title: t('errors.twoFactorRequiredTitle'),
        text: t(write ? 'errors.twoFactorRequired' : 'errors.twoFactorRequiredRead'),
      }
    case 'forbidden':
      return failure.reason === 'token'
        ? {
            title: t('errors.tokenTitle'),
            text: t('errors.token') + (write ? ` ${t('errors.notRun')}` : ''),
          }
        : { title: t('errors.forbiddenTitle'), text: forbidden(failure, t) }
    case 'throttled':
      return {
        title: t('errors.throttledTitle'),
        text: [
          t('errors.throttled', { count: failure.perMinute }),
          ...askedToWait(failure, t),
        ].join(' '),
      }
    case 'unavailable':
      return (write && notReadFirst(failure, t)) || unavailable(failure, t, write)
    case 'surprise':
      return (
        (write && notReadFirst(failure, t)) || {
          title: t('errors.surpriseTitle'),
          text: t(write && failure.mayHaveRun ? 'errors.surpriseWrite' : 'errors.surprise'),
        }
      )
    case 'another-account':
      return {
        title: t('errors.anotherAccountTitle', { name: failure.account.username }),
        text: t(write ? 'errors.anotherAccount' : 'errors.anotherAccountRead'),
      }
    case 'unsupported':
      return { title: t('errors.unsupportedTitle'), text: t('errors.unsupported') }
  }
}

function forbidden(failure: Extract<Failure, { kind: 'forbidden' }>, t: Translate): string {
  if (failure.reason === 'application-key') return t('errors.forbiddenApplicationKey')
  if (failure.reason === 'managed') return t('errors.forbiddenManaged')
  if (failure.reason === 'address') {
    return failure.address
      ? t('errors.forbiddenAddress', { address: failure.address })
      : t('errors.forbiddenSomeAddress')
  }
  return revealed(failure.detail) || t('errors.forbidden')
}

const isOfEverything = (reason: Unavailable['reason']) =>
  reason === 'offline' || reason === 'maintenance'

/** Of a write that was not sent, since what has to be read first could not be; `null` of any other. */
function notReadFirst(failure: Failure, t: Translate): FailureWords | null {
  if (failure.mayHaveRun || !failure.endpoint.startsWith('GET /account')) return null
  // The set-up of two-factor is a write by the name of a read.
  if (failure.endpoint.endsWith('/two-factor')) return null
  // These are of the whole panel, and of the line to it: which request met them says nothing more.
  if (failure.kind === 'unavailable' && isOfEverything(failure.reason)) return null
  const why = failureWords(failure, t).title
  return {
    title: t('errors.notSentTitle'),
    text: t(
      failure.endpoint === 'GET /account' ? 'errors.accountFirst' : 'errors.listFirst',
      { why },
    ),
  }
}

function unavailable(
  failure: Extract<Failure, { kind: 'unavailable' }>,
  t: Translate,
  write: boolean,
): FailureWords {
  if (write && mayComeLate(failure) && isOutOfTime(failure))
    return { title: t('errors.lateTitle'), text: t('errors.lateLook') }
  // Nothing was sent, which is what a press came to; why, a banner on every page says.
  if (write && failure.reason === 'offline' && !failure.mayHaveRun)
    return {
      title: t('errors.notSentTitle'),
      text: `${t('errors.notRun')} ${t('errors.sendOnline')}`,
    }
  const outcome = !write
    ? ''
    : failure.mayHaveRun
      ? ` ${t('errors.mayHaveRun')}`
      : ` ${t('errors.notRun')}`
  const { reason } = failure
  const [asked] = reason === 'maintenance' ? askedToWait(failure, t) : []
  const text =
    asked ??
    t(
      reason === 'network' && failure.isElsewhere
        ? 'errors.networkElsewhere'
        : `errors.${reason}`,
    )
  return { title: t(`errors.${reason}Title`), text: text + outcome }
}

/**
 * How long the panel asked to wait, when it was asked: it stays true, however long it is read. Nothing where the answer tells no
 * time, and it is supposed.
 */
export function askedToWait(failure: Throttled | Unavailable, t: Translate): string[] {
  const { seconds } = failure
  if (seconds === null || (failure.kind === 'throttled' && !failure.isTimeTold)) return []
  if (seconds > longestWait) return [t('errors.askedLonger')]
  const { unit, count } = waitOf(seconds)
  return [t(`errors.asked${unit}`, { count })]
}
