import { Suspense, useState } from 'react'
import { useLocation } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { FormRow } from '#src/forms/form-row.tsx'
import { useT } from '#src/i18n/context.ts'
import { lazyPart } from '#src/ui/lazy-part.ts'

import styles from './profile.module.css'

/** With what is said afterwards, so that it stands from the first moment, and the words for both. */
const PasswordForm = lazyPart(async () => {
  const [{ ChangePasswordForm: form }] = await Promise.all([
    import('./password-form.tsx'),
    import('./password-changed.tsx'),
  ])
  return form
}, 'profile-forms')

const PasswordChanged = lazyPart(
  async () => (await import('./password-changed.tsx')).PasswordChanged,
)

/** The password, and the form that changes it; `/profile#password` (where `/.well-known/change-password` leads) opens it. */
export function ChangePassword({ account }: { account: Account }) {
  const t = useT()
  const [open, setOpen] = useState(useLocation().hash === '#password')
  const [changed, setChanged] = useState(false)

  return (
    <FormRow
      label={t('profile.password')}
      value={
        <span className={styles['dots']} aria-hidden="true">
          ••••••••
        </span>
      }
      note={t('profile.passwordNote')}
      openLabel={t('profile.changePassword')}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      part={PasswordForm}
      form={(close) => (
        <PasswordForm
          account={account}
          onCancel={close}
          onChanged={() => {
            // The notice takes focus as it appears.
            setChanged(true)
            setOpen(false)
          }}
        />
      )}
    >
      {changed && (
        // A boundary of its own: in that of the form, the form would stay, hidden, until this is here.
        <Suspense key="changed">
          <PasswordChanged />
        </Suspense>
      )}
    </FormRow>
  )
}
