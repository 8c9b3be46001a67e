import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useState, type ReactNode } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'

import { isFailure, problemCodes } from '#src/api/failures.ts'
import { signIn } from '#src/api/session.ts'
import { TextField } from '#src/forms/fields.tsx'
import { Form } from '#src/forms/form.tsx'
import { PasswordField } from '#src/forms/password-field.tsx'
import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'

import { attempt } from './sign-in-attempt.ts'
import {
  SignInElsewhere,
  elsewhereReason,
  type ElsewhereReason,
} from './sign-in-elsewhere.tsx'
import { refusedInWords } from './sign-in-refusal.ts'

import styles from './sign-in-form.module.css'

const key = (name: MessageKey) => name

const Credentials = z.object({
  user: z.string().check(z.trim(), z.minLength(1, key('signIn.userMissing'))),
  password: z.string().check(z.minLength(1, key('signIn.passwordMissing'))),
})
export type Credentials = z.infer<typeof Credentials>

/** Why the person is back at the password. */
export type Note = 'expired' | 'lost'
const notes = {
  expired: 'signIn.checkpointExpired',
  lost: 'signIn.checkpointLost',
} as const

/** The values of the first step. They hold a password: whoever calls this must not outlive the sign-in. */
export function usePasswordForm(user: string): UseFormReturn<Credentials> {
  const form = useForm({
    resolver: zodResolver(Credentials),
    defaultValues: { user, password: '' },
  })
  const { reset } = form
  // The form keeps the values for going back from the second step; nobody does when signing in is over.
  useEffect(() => () => reset(), [reset])
  return form
}

type PasswordFormProps = {
  form: UseFormReturn<Credentials>
  note: Note | null
  /** Whether only the password is left to type. */
  knownUser: boolean
  onSignedIn: () => void | Promise<void>
  onCodeNeeded: (confirmationToken: string) => void
  onUseKey?: () => void
  links: ReactNode
}

/** The first step: who, and the password. */
export function PasswordForm({
  form,
  note,
  knownUser,
  onSignedIn,
  onCodeNeeded,
  onUseKey,
  links,
}: PasswordFormProps) {
  const t = useT()
  const [elsewhere, setElsewhere] = useState<ElsewhereReason | null>(null)
  const { isSubmitting } = form.formState

  async function submit(values: Credentials) {
    setElsewhere(null)
    try {
      const step = await attempt(() => signIn(values), true)
      if (step.complete) await onSignedIn()
      else onCodeNeeded(step.confirmationToken)
    } catch (error) {
      const reason = elsewhereReason(error)
      if (reason) return setElsewhere(reason)
      if (isFailure(error, 'refused') && error.code === problemCodes.wrongCredentials)
        throw refusedInWords(error, t('signIn.wrongCredentials'), 'password')
      if (isFailure(error, 'unauthenticated'))
        throw refusedInWords(error, t('signIn.noSession'))
      throw error
    }
  }

  return (
    <Form
      form={form}
      label={t('signIn.title')}
      submit={submit}
      serverFields={{ user: 'user', password: 'password' }}
      signsInAgain={false}
      keepsValues
    >
      {note && (
        <Notice kind="warn" role="alert">
          <p>{t(notes[note])}</p>
        </Notice>
      )}
      {elsewhere && (
        <SignInElsewhere
          reason={elsewhere}
          onSignedIn={onSignedIn}
          {...(onUseKey && { onUseKey })}
        />
      )}
      <TextField
        control={form.control}
        name="user"
        label={t('signIn.user')}
        autoComplete="username"
        autoFocus={!knownUser}
      />
      <PasswordField
        control={form.control}
        name="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={knownUser}
      />
      <Button
        type="submit"
        kind="primary"
        className={styles['wide']}
        pending={isSubmitting}
        pendingLabel={t('signIn.signingIn')}
      >
        {t('signIn.submit')}
      </Button>
      {links}
    </Form>
  )
}
