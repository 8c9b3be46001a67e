import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'

import type { TwoFactorSetup } from '#src/api/two-factor.ts'
import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { cleanCode } from '#src/session/sign-in-code.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'

import { diagnose, findStep, type Question } from '../diagnosis/diagnose.ts'
import { readTotp, type Totp } from '../diagnosis/totp.ts'
import { wrongCodeLine } from '../diagnosis/wrong-code.tsx'

import text from '#src/ui/text.module.css'
import styles from './set-up.module.css'

/** Periods either way within which a code tells how far a clock is off, rather than why it is wrong. */
const nearSteps = 10
/** Periods for which somebody may have looked at a code, or gone from one device to the other, before it was typed. */
const lateSteps = 4

/** `info`: it matches, as far as is known. */
type Found = { kind: 'ok' | 'info' | 'wrong'; words: string }

/** What a second device needs to be one, and a check that it is, before anything is turned on. Needs the words of `diagnosis`. */
export function SecondDevice({ setup }: { setup: TwoFactorSetup }) {
  const t = useT()
  const totp = readTotp(setup)
  return (
    <>
      <p className={text['quiet']}>{t('diagnosis.second')}</p>
      {/* Where the secret came as a picture alone, there is nothing to compare a code with. */}
      {totp && <CheckCode totp={totp} />}
    </>
  )
}

/**
 * Compares a code with the secret, here: the panel is not asked, so the code is not spent. The code stays in this component,
 * which goes with the secret.
 */
function CheckCode({ totp }: { totp: Totp }) {
  const t = useT()
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ text: '', at: 0 })
  const [found, setFound] = useState<Found | null>(null)

  function check(event: SubmitEvent) {
    event.preventDefault()
    const panelOffset = clientOf(queries).clockAhead()
    setFound(
      lookAt({ code: cleanCode(typed.text), totp, deviceNow: typed.at, panelOffset }, t),
    )
  }

  return (
    // Not in the form that turns it on: Enter checks this one alone.
    <form className={styles['typed']} noValidate onSubmit={check}>
      <Field
        label={t('diagnosis.secondCode')}
        hint={t('diagnosis.secondHint')}
        error={found?.kind === 'wrong' && found.words}
      >
        {(wiring) => (
          <input
            {...wiring}
            // Not the code of this browser's password manager.
            autoComplete="off"
            autoCorrect="off"
            dir="ltr"
            inputMode="numeric"
            spellCheck={false}
            translate="no"
            value={typed.text}
            onChange={({ target }) => {
              // By the time of the press the code may have run out, also one that was right.
              setTyped({ text: target.value, at: Date.now() })
              // What was said is of another code.
              setFound(null)
            }}
          />
        )}
      </Field>
      <Button type="submit">{t('diagnosis.secondCheck')}</Button>
      {found && found.kind !== 'wrong' && (
        <Alert kind={found.kind} role="status" title={found.words} />
      )}
    </form>
  )
}

const wrong = (words: string): Found => ({ kind: 'wrong', words })

/** What a code tells of the device that it is from; of clocks no more than is known: the panel's may not be. */
function lookAt(question: Question, t: Translate): Found {
  const { code, totp, deviceNow, panelOffset } = question
  if (!/^\d+$/.test(code) || code.length !== totp.digits)
    return wrong(t('diagnosis.secondDigits', { count: totp.digits }))
  const step = findStep(code, totp, deviceNow + (panelOffset ?? 0), nearSteps)
  if (step === null) {
    const verdict = diagnose(question)
    if (panelOffset === null && verdict.kind !== 'typo')
      return wrong(t('diagnosis.secondNoMatch'))
    return wrong(wrongCodeLine(verdict, t, 'second'))
  }
  if (Math.abs(step) <= 1)
    return panelOffset === null
      ? { kind: 'info', words: t('diagnosis.secondMatchesHere') }
      : { kind: 'ok', words: t('diagnosis.secondMatches') }
  const difference = {
    count: Math.abs(step) * totp.period,
    than: panelOffset === null ? 'device' : 'panel',
  }
  const way = step > 0 ? 'Ahead' : step >= -lateSteps ? 'Late' : 'Behind'
  return wrong(t(`diagnosis.second${way}`, difference))
}
