import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useForm, useWatch, type Control, type UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { signIn } from '#src/api/session.ts'
import { TextField, SubmitButton, PasswordField } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { refusedInWords } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

import { clientOf } from './panel-client.ts'
import { attempt, type Completed } from './sign-in-attempt.ts'
import {
  SignInElsewhere,
  elsewhereReasonNow,
  type ElsewhereReason,
} from './sign-in-elsewhere.tsx'

import styles from './sign-in-form.module.css'

/** Few people are signed in before they sign in. */
const SignedInAlready = lazyPart(
  async () => (await import('./signed-in-already.tsx')).SignedInAlready,
)

const Credentials = z.object({
  user: z.string().check(z.trim(), z.minLength(1, messageKey('signIn.userMissing'))),
  password: z.string().check(z.minLength(1, messageKey('signIn.passwordMissing'))),
})
export type Credentials = z.infer<typeof Credentials>

/** Why the person is back at the password. */
export type SignInNote = 'expired' | 'lost' | 'taken'
const notes = {
  expired: 'signIn.checkpointExpired',
  lost: 'signIn.checkpointLost',
  taken: 'signIn.checkpointTaken',
} as const

/** The values of the first step. They hold a password: whoever calls this must not outlive the sign-in. */
export function usePasswordForm(user: string): UseFormReturn<Credentials> {
  const form = useForm({
    resolver: zodResolver(Credentials),
    shouldFocusError: false,
    defaultValues: { user, password: '' },
  })
  const { reset } = form
  // The form keeps the values for going back from the second step; nobody does when signing in is over.
  useEffect(() => () => reset(), [reset])
  return form
}

type SignInPasswordFormProps = {
  form: UseFormReturn<Credentials>
  note: SignInNote | null
  /** Who was signed in before the form was sent, if anybody was. */
  already: Account | null
  /** Whether only the password is left to type. */
  knownUser: boolean
  /** Whether signing in takes a captcha; `null` while that is not known. */
  captcha: boolean | null
  /** Called, and waited for; what it throws is shown. */
  onComplete: (completed: Completed) => Promise<void>
  onGoOnAs: (account: Account) => Promise<void>
  /** The form is sent: what was said above it is over. */
  onSend: () => void
  onCodeNeeded: (confirmationToken: string) => void
  onUseKey?: () => void
  links?: (user: string) => ReactNode
}

/** The first step: who, and the password. */
export function SignInPasswordForm({
  form,
  note,
  already,
  knownUser,
  captcha,
  onComplete,
  onGoOnAs,
  onSend,
  onCodeNeeded,
  onUseKey,
  links,
}: SignInPasswordFormProps) {
  const t = useT()
  const queries = useQueryClient()
  const asked = useRef<HTMLDivElement>(null)
  const [refusedFor, setRefusedFor] = useState<ElsewhereReason | null>(null)
  const elsewhere = captcha ? 'captcha' : refusedFor

  async function submit(values: Credentials) {
    const client = clientOf(queries)
    setRefusedFor(null)
    onSend()
    try {
      const step = await attempt(client, () => signIn(client, values))
      if (step.complete) await onComplete({ redirected: step.redirected })
      else onCodeNeeded(step.confirmationToken)
    } catch (error) {
      const reason = await elsewhereReasonNow(client, error, captcha)
      if (reason) return setRefusedFor(reason)
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
      lostAnswerWords={t('signIn.unheard')}
      signsInAgain={false}
      keepsValues
    >
      {note && (
        <Alert kind="warn" role="alert">
          <p>{t(notes[note])}</p>
        </Alert>
      )}
      {already && (
        <div ref={asked}>
          <Suspense fallback={<CodeWait of="part" />}>
            <SignedInAlready
              account={already}
              typed={form.getValues('user')}
              onGoOn={() => onGoOnAs(already)}
              // Sends what was typed as a press of the button does; with a captcha nothing was.
              onSignedOut={() =>
                captcha ? onSend() : asked.current?.closest('form')?.requestSubmit()
              }
            />
          </Suspense>
        </div>
      )}
      {elsewhere && (
        <SignInElsewhere
          reason={elsewhere}
          onLook={() => onComplete({ redirected: false })}
          {...(onUseKey && { onUseKey })}
        />
      )}
      {!already && !captcha && (
        <>
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
          <SubmitButton
            control={form.control}
            kind={elsewhere ? 'normal' : 'primary'}
            className={styles['wide']}
            pendingLabel={t('signIn.signingIn')}
          >
            {t('signIn.submit')}
          </SubmitButton>
        </>
      )}
      {links && <Links control={form.control} links={links} />}
      {onUseKey && !elsewhere && (
        <p className={styles['other']}>
          <Button kind="plain" onClick={onUseKey}>
            {t('signIn.useKey')}
          </Button>
        </p>
      )}
    </Form>
  )
}

type LinksProps = {
  control: Control<Credentials>
  links: (user: string) => ReactNode
}

/** Apart, so that only they are drawn again with each letter. */
function Links({ control, links }: LinksProps) {
  return links(useWatch({ control, name: 'user' }))
}
