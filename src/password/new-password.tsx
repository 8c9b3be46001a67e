import { Suspense, useState } from 'react'
import { useFormState, useWatch, type UseFormReturn } from 'react-hook-form'

import type { Account } from '#src/api/account.ts'
import { PasswordField } from '#src/forms/controls.tsx'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

import { adviseOnPassword, byteLength, type PasswordAdvice } from './password-advice.ts'
import { PasswordStrength } from './password-strength.tsx'
import { SuggestPassword } from './suggest-password.tsx'

import styles from './password-form.module.css'

/** Only some panels' people have a service to ask. */
const BreachCheck = lazyPart(async () => (await import('./breach-check.tsx')).BreachCheck)

type NewPasswordProps = {
  form: UseFormReturn<{ current: string; next: string }>
  account: Account
}

/** The field of the new password, with a suggestion for it and what is to be said of what is typed. */
export function NewPassword({ form, account }: NewPasswordProps) {
  const t = useT()
  const { control } = form
  const visibility = useState(false)
  const [isShown, show] = visibility
  const [suggestion, setSuggestion] = useState('')
  const host = useHost()
  const [current, next] = useWatch({ control, name: ['current', 'next'] })
  const words: Record<PasswordAdvice, () => string> = {
    outerSpaces: () => t('profileForms.adviceOuterSpaces'),
    tooLong: () => t('profileForms.adviceTooLong', { bytes: byteLength(next) }),
    same: () => t('profileForms.adviceSame'),
    ownName: () => t('profileForms.adviceOwnName'),
    invisible: () => t('profileForms.adviceInvisible'),
    spelling: () => t('profileForms.adviceSpelling'),
  }
  const advice = adviseOnPassword(next, current, account)
  const { errors } = useFormState({ control, name: 'next' })
  // The field says it by then.
  const isSaid = errors.next?.message === messageKey('profileForms.passwordSame')
  const gravest = advice.find((it) => it !== 'same' || !isSaid)
  const isTyped = next !== '' && next !== suggestion
  const { panelName, panelUrl, breachUrl } = usePanel()
  const own = [
    account.username,
    account.email,
    account.firstName,
    account.lastName,
    // Whoever guesses knows the panel, too.
    panelName,
    new URL(panelUrl, host.address()).hostname,
  ]
  return (
    <div className={styles['new']}>
      <PasswordField
        control={control}
        name="next"
        label={t('profileForms.newPassword')}
        autoComplete="new-password"
        visibility={visibility}
        // One at a time, in room that is kept from the first letter on: what is below stays where it is.
        advice={
          isTyped && <p className={styles['advice']}>{gravest && words[gravest]()}</p>
        }
        hint={t(
          next !== '' && !isTyped
            ? 'profileForms.suggestedHint'
            : 'profileForms.passwordHint',
        )}
      />
      <SuggestPassword
        form={form}
        suggestion={suggestion}
        onSuggest={setSuggestion}
        isFine={(password) => adviseOnPassword(password, current, account).length === 0}
        isShown={isShown}
        onShow={() => show(true)}
      />
      <PasswordStrength
        password={next}
        // The advice says it: nothing of a password that stays is worth praise.
        isPraised={!advice.includes('same')}
        own={own.filter((it) => it !== null)}
      />
      {breachUrl !== undefined && next !== '' && (
        <Suspense fallback={<CodeWait of="part" />}>
          <BreachCheck password={next} url={breachUrl} />
        </Suspense>
      )}
    </div>
  )
}
