import { isFailure, type Failure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { failureWords } from '#src/forms/failure-words.ts'
import { EarlierLate, UnheardAlert, unheardTitle } from '#src/forms/form-alert.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import type { LookingState } from './late.ts'
import { lateOf, type Removed } from './mutations.ts'

type Outcome = Exclude<Removed, 'removed'> | Failure

/** Why a key is there still, or may be. */
const notRemoved = {
  'not-read': { title: 'sshKeys.notReadTitle', text: 'sshKeys.notRead' },
  'not-told': { title: 'sshKeys.notReadTitle', text: 'sshKeys.notTold' },
  'still-there': { title: 'sshKeys.stillThereTitle', text: 'sshKeys.stillThere' },
  slash: { title: 'sshKeys.slashTitle', text: 'sshKeys.slash' },
} as const

const whyOf = (outcome: Outcome) =>
  isFailure(outcome, 'refused') && outcome.code === problemCodes.slashInFingerprint
    ? 'slash'
    : outcome

type NotRemovedProps = {
  name: string
  outcome: Outcome
  /** Where this press, or one before it, may come late. */
  looking: LookingState | undefined
  onOver: () => void
}

/** What became of a removal after which the key is there still, or may be. */
export function NotRemoved({ name, outcome, looking, onOver }: NotRemovedProps) {
  const t = useT()
  const rich = useRich()
  const why = whyOf(outcome)
  const dismiss = <Button onClick={onOver}>{t('sshKeys.dismiss')}</Button>
  if (typeof why === 'object' && 'unheard' in why && lateOf(why))
    return (
      <UnheardAlert
        {...why}
        {...(looking && { looking })}
        late={t('sshKeys.late', { name })}
        actions={dismiss}
      />
    )
  return (
    <Stack>
      {looking && <EarlierLate isLookedFor={looking === 'now'} />}
      {typeof why === 'string' ? (
        <Alert kind="warn" role="alert" title={t(notRemoved[why].title)} actions={dismiss}>
          <p>{t(notRemoved[why].text, { name })}</p>
        </Alert>
      ) : (
        <>
          <p>{rich('sshKeys.removalOf', { name: <Value of={name} /> })}</p>
          {isFailure(why) ? (
            // The list bore out what the panel refused, or the removal was not sent.
            <FailureAlert failure={why} write isUnchanged actions={dismiss} />
          ) : (
            <UnheardAlert {...why} actions={dismiss} />
          )}
        </>
      )}
    </Stack>
  )
}

/** The same in one piece, for whoever is on another page by now. */
export function removalTold(t: Translate, name: string, outcome: Outcome): string {
  const why = whyOf(outcome)
  if (typeof why === 'string') return t(notRemoved[why].text, { name })
  if (isFailure(why)) {
    const { title, text } = failureWords(why, t, true)
    const unchanged = why.kind === 'throttled' ? ` ${t('errors.notRun')}` : ''
    return t('sshKeys.removalTold', { name, title, text: text + unchanged })
  }
  const text = lateOf(why)
    ? t('sshKeys.late', { name })
    : t(why.outcome === 'not-done' ? 'errors.lostNotDone' : 'errors.lostUnknown')
  return t('sshKeys.removalTold', { name, title: unheardTitle(why.unheard, t), text })
}
