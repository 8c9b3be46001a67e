import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'

import { accountQueries } from '#src/account/queries.ts'
import { readAfterWrite } from '#src/account/read-now.ts'
import type { Account } from '#src/api/account.ts'
import { problemCodes } from '#src/api/failures.ts'
import { TextField } from '#src/forms/fields.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { PasswordField } from '#src/forms/password-field.tsx'
import type { Explain } from '#src/forms/place-failure.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { Actions } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'

import { suggestEmail } from './email-typo.ts'
import { profileMutations } from './mutations.ts'

import styles from './email-form.module.css'

const key = (name: MessageKey) => name

/** As lenient as the panel, which takes `una@localhost` (recording `cookie.email.bad-format-no-tld`). */
const draft = (present: string) =>
  z.object({
    email: z.string().check(
      z.trim(),
      z.minLength(1, key('errors.required')),
      z.maxLength(191, key('profile.emailTooLong')),
      z.regex(/^[^\s@]+@[^\s@]+$/u, key('profile.emailInvalid')),
      z.refine((email) => email !== present, key('profile.emailSame')),
    ),
    password: z.string().check(z.minLength(1, key('errors.required'))),
  })

/** An address before and after. */
export type Change = { from: string; to: string }

type EmailFormProps = {
  account: Account
  onCancel: () => void
  onChanged: (change: Change) => void
}

/** Changes the e-mail address: the new one, and the current password. */
export function EmailForm({ account, onCancel, onChanged }: EmailFormProps) {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation(profileMutations.changeEmail())
  const [before] = useState(account.email)
  const form = useForm({
    resolver: zodResolver(draft(before)),
    defaultValues: { email: '', password: '' },
  })
  const { isDirty, isSubmitting } = form.formState
  const typed = useWatch({ control: form.control, name: 'email' }).trim()
  const suggestion = suggestEmail(typed)

  const explain: Explain = (problem, field) => {
    if (field === 'email' && problem.rule === 'unique') return t('profile.emailTaken')
    if (field === 'email') return t('profile.emailRefused')
    return problem.code === problemCodes.wrongPassword
      ? t('profile.currentPasswordWrong')
      : undefined
  }

  async function done(next: string) {
    // What the panel shows afterwards is the truth: some panels answer "done" and store nothing.
    const now = await readAfterWrite(queries, accountQueries.me()).catch(() => null)
    if (!now)
      queries.setQueryData(accountQueries.me().queryKey, { ...account, email: next })
    onChanged({ from: before, to: next })
  }

  return (
    <Form
      form={form}
      label={t('profile.changeEmail')}
      submit={(values) => mutateAsync(keepSecret(values))}
      onDone={(values) => done(values.email)}
      resolveLostAnswer={async ({ email }) =>
        (await readAfterWrite(queries, accountQueries.me())).email === email
          ? 'done'
          : 'not-done'
      }
      serverFields={{ email: 'email', password: 'password' }}
      explain={explain}
    >
      <TextField
        control={form.control}
        name="email"
        type="email"
        label={t('profile.newEmail')}
        autoComplete="email"
        autoFocus
        advice={
          suggestion && (
            <span className={styles['change']}>
              <span>
                {rich('profile.didYouMean', { suggestion: <bdi>{suggestion}</bdi> })}
              </span>
              <button
                type="button"
                className={styles['use']}
                onClick={() => form.setValue('email', suggestion, { shouldDirty: true })}
              >
                {t('profile.useSuggestion')}
              </button>
            </span>
          )
        }
        hint={
          <>
            {/* An arrow points the same way in every language, and so do the addresses beside it. */}
            {typed.includes('@') && (
              <p className={styles['from']} dir="ltr">
                <bdi>{before}</bdi> → <bdi>{typed}</bdi>
              </p>
            )}
            <p>{t('profile.emailHint')}</p>
          </>
        }
      />
      <PasswordField
        control={form.control}
        name="password"
        label={t('profile.currentPassword')}
        autoComplete="current-password"
      />
      <Actions>
        <Button
          type="submit"
          kind="primary"
          pending={isSubmitting}
          pendingLabel={t('profile.changingEmail')}
        >
          {t('profile.changeEmail')}
        </Button>
        <Button onClick={onCancel}>{t('forms.cancel')}</Button>
      </Actions>
      <LeaveGuard when={isDirty} what={t('profile.emailWhat')} />
    </Form>
  )
}
