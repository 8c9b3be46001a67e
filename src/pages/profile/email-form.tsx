import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import {
  TextField,
  FormActions,
  PasswordField,
  UsernameField,
} from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { type Explain, explainPassword } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { accountQueries } from '#src/session/queries.ts'
import { readAfterWrite } from '#src/session/read-now.ts'
import { UnlessClosed } from '#src/two-factor/unless-closed.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { Value } from '#src/ui/value.tsx'

import { suggestEmail } from './email-typo.ts'
import { profileMutations } from './mutations.ts'
import { unheardEmail } from './unheard-email.ts'

import styles from './email-form.module.css'

/** As lenient as the panel, which takes `una@localhost` (recording `cookie.email.bad-format-no-tld`). */
const draft = (present: string) =>
  z.object({
    email: z.string().check(
      z.trim(),
      z.minLength(1, messageKey('errors.required')),
      z.maxLength(191, messageKey('profileForms.emailTooLong')),
      z.regex(/^[^\s@]+@[^\s@]+$/u, messageKey('profileForms.emailInvalid')),
      z.refine((email) => email !== present, messageKey('profileForms.emailSame')),
    ),
    password: z.string().check(z.minLength(1, messageKey('errors.required'))),
  })

/** A change that the panel accepted: the address before and after, and whether the account was read again since. */
export type Change = {
  from: string
  to: string
  /** Whether the account was read again right after it. */
  isRead: boolean
  /** When it was made, in milliseconds since 1970. */
  at: number
}

type EmailFormProps = {
  account: Account
  /** What the form begins with: the address to go back to, or nothing. */
  start: string
  onCancel: () => void
  onChanged: (change: Change) => void
}

/** Changes the e-mail address, where the panel does not refuse that. */
export function EmailForm(props: EmailFormProps) {
  return (
    <UnlessClosed {...props}>
      <EmailFields {...props} />
    </UnlessClosed>
  )
}

/** The new address, and the current password. */
function EmailFields({ account, start, onCancel, onChanged }: EmailFormProps) {
  const t = useT()
  const announce = useAnnounce()
  const rich = useRich()
  const host = useHost()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation(profileMutations.changeEmail())
  // The address before the one that is being sent: what the panel told last, since one sent before may have come late.
  const sentFrom = useRef(account.email)
  // While it is being sent, the account may show the new one already.
  const [from, setFrom] = useState<string | null>(null)
  const before = from ?? account.email
  const form = useForm({
    resolver: zodResolver(draft(before)),
    shouldFocusError: false,
    defaultValues: { email: start, password: '' },
  })
  const { isDirty, isSubmitting } = form.formState
  const typed = useWatch({ control: form.control, name: 'email' }).trim()
  // An address that was in use until now is not mistyped.
  const suggestion = typed === start ? null : suggestEmail(typed)
  const [question, setQuestion] = useState<{ about: string; answered: boolean } | null>(
    null,
  )
  const wasAsked = question?.about === typed
  // The address that the panel still shows after it accepted another.
  const [shown, setShown] = useState<string | null>(null)

  /** Asks once about an address that looks mistyped; sending the same again is the answer, too. */
  function mayBeSent({ email }: { email: string }) {
    const again = email === question?.about
    const isOpen = !again && email !== start && suggestEmail(email) !== null
    setQuestion(isOpen || again ? { about: email, answered: again } : null)
    return !isOpen
  }

  const explain: Explain = (problem, field) => {
    if (field === 'email' && problem.rule === 'unique') return t('profileForms.emailTaken')
    if (field === 'email') return t('profileForms.emailRefused')
    return explainPassword(problem, t('profileForms.currentPasswordWrong'))
  }

  async function submit(values: { email: string; password: string }) {
    setShown(null)
    const told = queries.getQueryData(accountQueries.me().queryKey) ?? account
    sentFrom.current = told.email
    setFrom(told.email)
    try {
      await mutateAsync(keepSecret(values))
    } catch (error) {
      setFrom(null)
      throw error
    }
  }

  async function done(next: string) {
    // What the panel shows afterwards is the truth: some panels answer "done" and store nothing.
    const now = await readAfterWrite(queries, accountQueries.me()).catch(() => null)
    if (now && now.email !== next) {
      setFrom(null)
      return setShown(now.email)
    }
    const old = sentFrom.current
    onChanged({ from: old, to: next, isRead: now !== null, at: Date.now() })
    announce(
      now
        ? t('profileForms.emailChanged', { old, next })
        : t('profileForms.emailNotRead', { next }),
    )
  }

  return (
    <Form
      form={form}
      label={t('profile.changeEmail')}
      mayBeSent={mayBeSent}
      submit={submit}
      onDone={(values) => done(values.email)}
      resolveLostAnswer={async ({ email }, again) => {
        const now = await readAfterWrite(queries, accountQueries.me(), again)
        if (now.email !== email) return 'not-done'
        unheardEmail.came(host, account)
        return 'done'
      }}
      serverFields={{ email: 'email', password: 'password' }}
      explain={explain}
    >
      {shown !== null && (
        <Alert kind="warn" role="alert" takesFocus>
          <p>{rich('profileForms.emailNotStored', { email: <Value of={shown} /> })}</p>
        </Alert>
      )}
      {/* Else a manager takes the new address for the user name. */}
      <UsernameField username={account.username} />
      <TextField
        control={form.control}
        name="email"
        type="email"
        label={t('profileForms.newEmail')}
        autoComplete="email"
        autoFocus={start === ''}
        advice={
          suggestion &&
          !wasAsked && (
            <span className={styles['change']}>
              <span>
                {rich('profileForms.didYouMean', { suggestion: <Value of={suggestion} /> })}
              </span>
              <button
                type="button"
                className={styles['use']}
                onClick={() => form.setValue('email', suggestion, { shouldDirty: true })}
              >
                {t('profileForms.useSuggestion')}
              </button>
            </span>
          )
        }
        hint={
          <>
            {/* An arrow points the same way in every language, and so do the addresses beside it. */}
            {typed.includes('@') && (
              <p className={styles['from']} dir="ltr">
                <Value of={before} /> → <Value of={typed} />
              </p>
            )}
            <p>{t('profileForms.emailHint')}</p>
          </>
        }
      />
      <PasswordField
        control={form.control}
        name="password"
        label={t('profileForms.currentPassword')}
        autoComplete="current-password"
        autoFocus={start !== ''}
      />
      {suggestion && wasAsked && !question.answered && (
        <Alert
          kind="warn"
          role="alert"
          takesFocus
          title={rich('profileForms.didYouMean', { suggestion: <Value of={suggestion} /> })}
          actions={
            <>
              <Button
                onClick={({ currentTarget }) => {
                  form.setValue('email', suggestion, { shouldDirty: true })
                  // Before the question, and this button with it, goes.
                  currentTarget.form?.requestSubmit()
                }}
              >
                <span>
                  {rich('profileForms.useOther', { suggestion: <Value of={suggestion} /> })}
                </span>
              </Button>
              <Button type="submit">
                <span>
                  {rich('profileForms.keepTyped', { email: <Value of={typed} /> })}
                </span>
              </Button>
            </>
          }
        >
          <p>{rich('profileForms.askText', { email: <Value of={typed} /> })}</p>
        </Alert>
      )}
      <FormActions
        control={form.control}
        submitLabel={t('profile.changeEmail')}
        pendingLabel={t('profileForms.changingEmail')}
        onCancel={onCancel}
      />
      <LeaveGuard
        when={isDirty}
        isSending={isSubmitting}
        what={t('profileForms.emailWhat')}
      />
    </Form>
  )
}
