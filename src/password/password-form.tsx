import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useForm, useWatch, type Control } from 'react-hook-form'
import * as z from 'zod/mini'

import { accountEndpoint, type Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { feedFacts } from '#src/feed/facts.ts'
import { FormActions, PasswordField, UsernameField } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { type Explain, explainPassword } from '#src/forms/place-failure.ts'
import { complain, messageKey } from '#src/forms/schema-messages.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { Link } from '#src/navigation/sections.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { readAfterWrite } from '#src/session/read-now.ts'
import { UnlessClosed } from '#src/two-factor/unless-closed.tsx'

import { passwordMutations } from './mutations.ts'
import { NewPassword } from './new-password.tsx'
import { hasOuterSpaces } from './password-advice.ts'
import { PasswordConsequences } from './password-consequences.tsx'
import { useSettledBy } from './settled-by.ts'
import { unheardPassword } from './unheard-password.ts'
import { whatFeedTells } from './what-feed-tells.ts'

import styles from './password-form.module.css'

const Draft = z
  .object({
    current: z.string().check(z.minLength(1, messageKey('errors.required'))),
    // Laravel's `min:8` counts characters, not UTF-16 units.
    next: z.string().check(
      z.minLength(1, messageKey('errors.required')),
      z.refine(
        (next) => next === '' || [...next].length >= 8,
        messageKey('profileForms.passwordTooShort'),
      ),
    ),
  })
  .check((context) => {
    const { current, next } = context.value
    // The panel takes it, and Perch would say that it was changed.
    if (next !== '' && next === current)
      complain(context, 'next', 'profileForms.passwordSame')
  })
type Draft = z.infer<typeof Draft>

type PasswordFormProps = {
  account: Account
  /** Where whoever has to sign in again after it goes on. */
  to?: string
  /** Whether focus comes to it as it appears: somebody opened it. */
  takesFocus?: boolean
  onCancel: () => void
  onChanged: () => void
  /** It was changed, and the panel ended the session with it. */
  onSignedOut?: () => void
}

/** Changes the password: the current one and one new field, whose confirmation is sent for the person. */
export function ChangePasswordForm(props: PasswordFormProps) {
  return (
    <UnlessClosed {...props}>
      <PasswordFields {...props} />
    </UnlessClosed>
  )
}

function PasswordFields({
  account,
  to,
  takesFocus = true,
  onCancel,
  onChanged,
  onSignedOut,
}: PasswordFormProps) {
  const t = useT()
  const host = useHost()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const withKey = ownKey(host).isUsed()
  const { mutateAsync } = useMutation(passwordMutations.change())
  const form = useForm<Draft>({
    resolver: zodResolver(Draft),
    shouldFocusError: false,
    defaultValues: { current: '', next: '' },
  })
  const { isDirty, isSubmitting } = form.formState

  const explain: Explain = (problem, field) => {
    if (field === 'password' && problem.rule === 'min')
      return t('profileForms.passwordTooShort')
    if (field === 'password') return problem.detail || t('profileForms.passwordRefused')
    // Not "nothing was changed": when a connection breaks, browsers send a request again by themselves, and the
    // second is refused because the first went through.
    return explainPassword(
      problem,
      t(
        isUnknown.current
          ? 'profileForms.maybeNoLonger'
          : 'profileForms.notCurrentPassword',
      ),
    )
  }

  const sentAt = useRef<Instant>(0)
  const settledBy = useSettledBy()
  // Something was sent of which nobody knows what it came to.
  const isUnknown = useRef(false)

  function submit(values: Draft) {
    const at = Date.now()
    sentAt.current = at
    const settles = settledBy(at, values)
    return mutateAsync({ change: keepSecret(values), sentAt: at, settles })
  }

  /** The panel tells nobody which password holds; its feed, where it has one, tells when it was last changed. */
  async function resolve(again: boolean) {
    const changedAt = await readAfterWrite(queries, feedFacts.passwordChanged(), again)
    const ahead = clientOf(queries).clockAhead()
    const outcome = whatFeedTells(changedAt, ahead === null ? null : sentAt.current + ahead)
    isUnknown.current = outcome === 'unknown' || outcome === 'unknowable'
    if (outcome === 'done') unheardPassword.came(host, account)
    return outcome
  }

  async function done() {
    const { queryKey } = accountQueries.me()
    try {
      await queries.cancelQueries({ queryKey })
      // Past the cache, whose failure would ask to sign in again over this page.
      queries.setQueryData(queryKey, await clientOf(queries).request(accountEndpoint))
    } catch (error) {
      if (!isFailure(error)) throw error
      // This panel ended the session with the change: say so where the person signs in again.
      if (error.kind === 'unauthenticated') {
        // At once: the guard against leaving must know that nothing is left to lose.
        flushSync(() => form.reset())
        onSignedOut?.()
        await navigate(paths.signIn({ because: 'password-changed', ...(to && { to }) }))
        return queries.clear()
      }
    }
    onChanged()
  }

  return (
    <Form
      form={form}
      label={t('profile.changePassword')}
      submit={submit}
      onDone={done}
      resolveLostAnswer={(_, again) => resolve(again)}
      lostAnswerWords={t('profileForms.passwordLost')}
      serverFields={{ current_password: 'current', password: 'next' }}
      explain={explain}
    >
      <UsernameField username={account.username} />
      <CurrentPassword control={form.control} takesFocus={takesFocus} />
      <NewPassword form={form} account={account} />
      <div className={styles['consequences']}>
        <h3>{t('profileForms.consequences')}</h3>
        <PasswordConsequences>
          <li>{t('profileForms.consequenceSftp')}</li>
          <li>
            {t(
              withKey ? 'profileForms.consequenceThisKey' : 'profileForms.consequenceKeys',
            )}
          </li>
        </PasswordConsequences>
      </div>
      <FormActions
        control={form.control}
        submitLabel={t('profile.changePassword')}
        pendingLabel={t('profileForms.changingPassword')}
        onCancel={onCancel}
      />
      <LeaveGuard
        when={isDirty}
        isSending={isSubmitting}
        what={t('profileForms.passwordWhat')}
      />
    </Form>
  )
}

type CurrentPasswordProps = { control: Control<Draft>; takesFocus: boolean }

function CurrentPassword({ control, takesFocus }: CurrentPasswordProps) {
  const t = useT()
  const current = useWatch({ control, name: 'current' })
  return (
    <PasswordField
      control={control}
      name="current"
      label={t('profileForms.currentPassword')}
      autoComplete="current-password"
      autoFocus={takesFocus}
      advice={
        hasOuterSpaces(current) && (
          <>
            {t('profileForms.currentOuterSpaces')}{' '}
            <Link to={paths.forgotPassword()}>{t('profileForms.resetInstead')}</Link>
          </>
        )
      }
    />
  )
}
