import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import { isFailure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { checkpoint } from '#src/api/session.ts'
import { CodeField, SubmitButton } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { type Explain, refusedInWords } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Details } from '#src/ui/details.tsx'

import { clientOf } from './panel-client.ts'
import { attempt, type Completed } from './sign-in-attempt.ts'
import { cleanRecoveryCode, signInCode } from './sign-in-code.ts'
import type { SignInNote } from './sign-in-password-form.tsx'
import { SupportLink } from './support-link.tsx'

import text from '#src/ui/text.module.css'
import styles from './sign-in-form.module.css'

const SignInCode = z.object({
  code: signInCode('signIn.codeMissing', 'signIn.codeForm'),
})
const RecoveryCode = z.object({
  code: z
    .string()
    .check(
      z.overwrite(cleanRecoveryCode),
      z.minLength(1, messageKey('signIn.recoveryMissing')),
    ),
})

type Factor = 'code' | 'recovery'
type CheckpointProps = {
  /** Ties this step to the password that was right; it lasts five minutes. */
  confirmationToken: string
  /** Called, and waited for; what it throws is shown. */
  onComplete: (completed: Completed) => Promise<void>
  /** Back to the password, which must be sent again when there is a note. */
  onBack: (note: SignInNote | null) => void
}

/** The second step: a sign-in code, or a recovery code, and what to do with neither. */
export function CheckpointForm(props: CheckpointProps) {
  const [factor, setFactor] = useState<Factor>('code')
  return (
    <FactorForm
      key={factor}
      {...props}
      factor={factor}
      onOther={() => setFactor(factor === 'code' ? 'recovery' : 'code')}
    />
  )
}

type FactorFormProps = CheckpointProps & { factor: Factor; onOther: () => void }

function FactorForm({
  confirmationToken,
  onComplete,
  onBack,
  factor,
  onOther,
}: FactorFormProps) {
  const t = useT()
  const queries = useQueryClient()
  const byCode = factor === 'code'
  const [token, setToken] = useState(confirmationToken)
  const form = useForm({
    resolver: zodResolver(byCode ? SignInCode : RecoveryCode),
    shouldFocusError: false,
    defaultValues: { code: '' },
  })

  // A try before had no answer that tells: it may have been taken, and its code with it.
  const isUnheard = useRef(false)

  const explain: Explain = ({ code }, field) => {
    if (code === problemCodes.wrongCode)
      return t(isUnheard.current ? 'signIn.codeTaken' : 'signIn.codeWrong')
    if (code === problemCodes.wrongRecoveryCode)
      return t(isUnheard.current ? 'signIn.recoveryTaken' : 'signIn.recoveryWrong')
    return field === 'confirmation_token' ? t('signIn.checkpointLost') : undefined
  }

  async function submit({ code }: { code: string }) {
    try {
      const answer = byCode ? { code } : { recoveryCode: code }
      const client = clientOf(queries)
      const step = await attempt(client, () =>
        checkpoint(client, { confirmationToken: token, ...answer }),
      )
      if (step.complete)
        await onComplete({ redirected: step.redirected, byRecoveryCode: !byCode })
      else setToken(step.confirmationToken)
    } catch (error) {
      const wasUnheard = isUnheard.current
      if (isFailure(error, 'refused') && error.code === problemCodes.checkpointExpired)
        return onBack(wasUnheard ? 'taken' : 'expired')
      // The panel trips over a sign-in that it has forgotten (recording `login.2fa.checkpoint.no-session-data`).
      if (isFailure(error, 'unavailable') && error.status === 500)
        return onBack(wasUnheard ? 'taken' : 'lost')
      if (isFailure(error) && error.mayHaveRun) isUnheard.current = true
      if (isFailure(error, 'unauthenticated'))
        throw refusedInWords(error, t('signIn.noSession'))
      // Selected, so that typing replaces what was refused.
      form.setFocus('code', { shouldSelect: true })
      throw error
    }
  }

  return (
    <Form
      form={form}
      label={t('signIn.secondTitle')}
      submit={submit}
      serverFields={{ authentication_code: 'code', recovery_token: 'code' }}
      explain={explain}
      lostAnswerWords={t(byCode ? 'signIn.unheardCode' : 'signIn.unheardRecovery')}
      signsInAgain={false}
    >
      <CodeField
        control={form.control}
        name="code"
        label={t(byCode ? 'signIn.code' : 'signIn.recoveryCode')}
        hint={t(byCode ? 'signIn.codeHint' : 'signIn.recoveryHint')}
        autoComplete={byCode ? 'one-time-code' : 'off'}
        inputMode={byCode ? 'numeric' : 'text'}
        autoFocus
      />
      <SubmitButton
        control={form.control}
        className={styles['wide']}
        pendingLabel={t('signIn.signingIn')}
      >
        {t('signIn.submit')}
      </SubmitButton>
      <div className={styles['ways']}>
        <Button kind="plain" onClick={onOther}>
          {t(byCode ? 'signIn.useRecovery' : 'signIn.useCode')}
        </Button>
        <Button kind="plain" onClick={() => onBack(null)}>
          {t('signIn.back')}
        </Button>
      </div>
      <Details
        className={classNames(styles['help'], text['quiet'])}
        summary={t('signIn.neither')}
      >
        <ul className={text['bullets']}>
          <li>{t('signIn.neitherBackup')}</li>
          <li>{t('signIn.neitherBrowser')}</li>
          <li>
            {t('signIn.neitherAdmin')} <SupportLink />
          </li>
        </ul>
        <p>{t('signIn.neitherReset')}</p>
      </Details>
    </Form>
  )
}
