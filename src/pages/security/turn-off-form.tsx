import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import { FormActions, PasswordField, UsernameField } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { explainPassword } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { isShown } from '#src/session/same-account.ts'
import { readTwoFactor } from '#src/two-factor/read-two-factor.ts'
import { requirements } from '#src/two-factor/two-factor-required.ts'
import { proveTwoFactor, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardOff } from '#src/two-factor/unheard-off.ts'
import { unsavedCodes } from '#src/two-factor/unsaved-codes.ts'
import { Alert } from '#src/ui/alert.tsx'

import { turnOff } from './turn-off.ts'

import text from '#src/ui/text.module.css'
import styles from './turn-off-form.module.css'

const Draft = z.object({
  password: z.string().check(z.minLength(1, messageKey('errors.required'))),
})

type TurnOffFormProps = {
  account: Account
  /** What the button says. */
  submitLabel: string
  /** Whether the password takes focus as the form appears: where a press has opened it, and not on a page that it is part of. */
  takesFocus?: boolean
  onCancel: () => void
  /** The password is about to be sent. */
  onAttempt?: () => void
  /** Two-factor is off, as the panel said; `isRead`: it could be asked again after that, and did not say that it is on. */
  onTurnedOff: (isRead: boolean) => void
}

/** Turns two-factor off: says what is lost, and asks for the password. */
export function TurnOffForm({
  account,
  submitLabel,
  takesFocus = false,
  onCancel,
  onAttempt,
  onTurnedOff,
}: TurnOffFormProps) {
  const t = useT()
  const host = useHost()
  const id = useId()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation(turnOff())
  const form = useForm({
    resolver: zodResolver(Draft),
    shouldFocusError: false,
    defaultValues: { password: '' },
  })
  const { isDirty, isSubmitting } = form.formState
  const [stillOn, setStillOn] = useState(false)

  async function isOff(again = false) {
    const { state } = await readTwoFactor(queries, again)
    return state === 'off' ? 'done' : state === 'on' ? 'not-done' : 'unknown'
  }

  async function resolve(again: boolean) {
    const told = await isOff(again)
    if (told === 'done') unheardOff.came(host, account)
    return told
  }

  function send(proof: { password: string }) {
    onAttempt?.()
    setStillOn(false)
    return mutateAsync(keepSecret(proof))
  }

  async function finish() {
    const told = await isOff().catch(() => null)
    // What was read by then is another account's.
    if (!isShown(queries, account)) return
    if (told === 'not-done') return setStillOn(true)
    // Nothing typed is left to ask about.
    flushSync(() => form.reset())
    proveTwoFactor(queries, 'off')
    unsavedCodes(host).forget(account)
    onTurnedOff(told !== null)
    // Else what could not be read would pass for read.
    if (told === null) void queries.invalidateQueries(twoFactorQueries.state())
  }

  return (
    <Form
      form={form}
      label={t('security.turnOffForm')}
      submit={send}
      onDone={finish}
      resolveLostAnswer={(_, again) => resolve(again)}
      lostAnswerWords={t('security.turnOffLost')}
      serverFields={{ password: 'password' }}
      explain={(problem) => explainPassword(problem, t('security.passwordWrong'))}
    >
      {stillOn && (
        <Alert kind="warn" role="alert" takesFocus>
          <p>{t('security.stillOn')}</p>
        </Alert>
      )}
      <div className={styles['lost']}>
        <p id={id}>{t('security.turnOffMeans')}</p>
        <ul className={text['bullets']} aria-labelledby={id}>
          {requirements(host).of(account) && <li>{t('security.turnOffRequired')}</li>}
          <li>{t('security.turnOffPassword')}</li>
          <li>{t('security.turnOffCodes')}</li>
          <li>{t('security.turnOffEntry')}</li>
        </ul>
      </div>
      <UsernameField username={account.username} />
      <PasswordField
        control={form.control}
        name="password"
        label={t('security.currentPassword')}
        autoComplete="current-password"
        autoFocus={takesFocus}
      />
      <FormActions
        control={form.control}
        submitLabel={submitLabel}
        pendingLabel={t('security.turningOff')}
        kind="danger"
        onCancel={onCancel}
      />
      <LeaveGuard
        when={isDirty}
        isSending={isSubmitting}
        what={t('security.passwordWhat')}
      />
    </Form>
  )
}
