import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'

import type { TwoFactorSetup } from '#src/api/two-factor.ts'
import { useT } from '#src/i18n/context.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { cleanCode } from '#src/session/sign-in-code.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'

import { diagnose, findStep } from '../diagnosis/diagnose.ts'
import { readTotp, type Totp } from '../diagnosis/totp.ts'
import { wrongCodeLine } from '../diagnosis/wrong-code.tsx'

import text from '#src/ui/text.module.css'
import styles from './set-up.module.css'

/** Periods either way within which a code tells how far a clock is off, rather than why it is wrong. */
const nearSteps = 10

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
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<{ matches: boolean; words: string } | null>(null)

  function check(event: SubmitEvent) {
    event.preventDefault()
    setFound(lookAt(cleanCode(typed)))
  }

  function lookAt(code: string) {
    if (!/^\d+$/.test(code) || code.length !== totp.digits)
      return wrong(t('diagnosis.secondDigits', { count: totp.digits }))
    const deviceNow = Date.now()
    const panelOffset = clientOf(queries).clockAhead()
    const step = findStep(code, totp, deviceNow + (panelOffset ?? 0), nearSteps)
    if (step === null)
      return wrong(wrongCodeLine(diagnose({ code, totp, deviceNow, panelOffset }), t))
    if (Math.abs(step) <= 1) return { matches: true, words: t('diagnosis.secondMatches') }
    const difference = {
      count: Math.abs(step) * totp.period,
      than: panelOffset === null ? 'device' : 'panel',
    }
    return wrong(t(`diagnosis.second${step < 0 ? 'Behind' : 'Ahead'}`, difference))
  }

  return (
    // Not in the form that turns it on: Enter checks this one alone.
    <form className={styles['typed']} noValidate onSubmit={check}>
      <Field
        label={t('diagnosis.secondCode')}
        hint={t('diagnosis.secondHint')}
        error={found && !found.matches && found.words}
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
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              // What was said is of another code.
              setFound(null)
            }}
          />
        )}
      </Field>
      <Button type="submit">{t('diagnosis.secondCheck')}</Button>
      {found?.matches && <Alert kind="ok" role="status" title={found.words} />}
    </form>
  )
}

const wrong = (words: string) => ({ matches: false, words })
