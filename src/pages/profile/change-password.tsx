import { Suspense, useRef, useState } from 'react'
import { useLocation } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart, usePrefetch } from '#src/ui/lazy-part.ts'
import { Row } from '#src/ui/section.tsx'

import styles from './profile.module.css'

/** With what is said afterwards, so that it stands from the first moment, and the words for both. */
const PasswordForm = lazyPart(async () => {
  const [{ PasswordForm: form }] = await Promise.all([
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
  const prefetch = usePrefetch(PasswordForm)
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(useLocation().hash === '#password')
  const [changed, setChanged] = useState(false)

  function close() {
    setOpen(false)
    // The button comes back with the row; focus belongs where it was.
    requestAnimationFrame(() => opener.current?.focus())
  }

  return (
    <Row
      label={t('profile.password')}
      value={
        <span className={styles['dots']} aria-hidden="true">
          ••••••••
        </span>
      }
      note={t('profile.passwordNote')}
      action={
        open ? null : (
          <Button
            ref={opener}
            onClick={() => setOpen(true)}
            // The form is fetched when somebody is about to want it: most visits only look.
            onPointerEnter={prefetch}
            onFocus={prefetch}
          >
            {t('profile.changePassword')}
          </Button>
        )
      }
    >
      {open ? (
        <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
          <PasswordForm
            account={account}
            onCancel={close}
            onChanged={() => {
              // The notice takes focus as it appears.
              setChanged(true)
              setOpen(false)
            }}
          />
        </Suspense>
      ) : (
        changed && (
          // A boundary of its own: in that of the form, the form would stay, hidden, until this is here.
          <Suspense key="changed">
            <PasswordChanged />
          </Suspense>
        )
      )}
    </Row>
  )
}
