import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'

import { isFailure } from '#src/api/failures.ts'
import { TextField, SubmitButton } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { refusedInWords } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useT } from '#src/i18n/context.ts'
import { clientOf } from '#src/session/panel-client.ts'
import {
  elsewhereReasonNow,
  type ElsewhereReason,
} from '#src/session/sign-in-elsewhere.tsx'

import { AskThere } from './ask-there.tsx'

import styles from '#src/session/sign-in-form.module.css'

/** As lenient as the panel, which takes addresses without a dot. */
const Draft = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, messageKey('signIn.emailMissing')),
      z.regex(/^[^\s@]+@[^\s@]+$/u, messageKey('signIn.emailForm')),
    ),
})
type Draft = z.infer<typeof Draft>

/** The value of the form, which begins with `email`. It outlives the form, which may have to make way for a sign-out. */
export function useForgotForm(email: string): UseFormReturn<Draft> {
  return useForm({
    resolver: zodResolver(Draft),
    shouldFocusError: false,
    defaultValues: { email },
  })
}

type ForgotFormProps = {
  form: UseFormReturn<Draft>
  /** Whether the panel wants a captcha for it; `null` while that is not known. */
  captcha: boolean | null
  /** Sends it; throws what the panel answers. */
  onAsk: (email: string) => Promise<void>
}

/** Asks for the address that the mail goes to. */
export function ForgotForm({ form, captcha, onAsk }: ForgotFormProps) {
  const t = useT()
  const queries = useQueryClient()
  const [elsewhere, setElsewhere] = useState<ElsewhereReason | null>(null)

  async function submit(draft: Draft) {
    setElsewhere(null)
    try {
      await onAsk(draft.email)
    } catch (error) {
      const reason = await elsewhereReasonNow(clientOf(queries), error, captcha)
      if (reason) return setElsewhere(reason)
      if (isFailure(error, 'unauthenticated'))
        throw refusedInWords(error, t('signIn.noSession'))
      throw error
    }
  }

  return (
    <Form
      form={form}
      label={t('shell.forgotPassword')}
      submit={submit}
      serverFields={{ email: 'email' }}
      signsInAgain={false}
      keepsValues
    >
      {elsewhere && <AskThere reason={elsewhere} />}
      <TextField
        control={form.control}
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="email"
        autoFocus
      />
      <SubmitButton
        control={form.control}
        kind={elsewhere ? 'normal' : 'primary'}
        className={styles['wide']}
        pendingLabel={t('signIn.forgotSending')}
      >
        {t('signIn.forgotSubmit')}
      </SubmitButton>
    </Form>
  )
}
