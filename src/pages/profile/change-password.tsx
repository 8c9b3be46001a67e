import { lazy, Suspense, useRef, useState } from 'react'

import { useSignOut } from '#src/account/sign-out.ts'
import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { Row } from '#src/ui/section.tsx'

import styles from './profile.module.css'

const loadForm = () => import('./password-form.tsx')
const PasswordForm = lazy(async () => ({ default: (await loadForm()).PasswordForm }))

/** The password, and the form that changes it; `/profile#password` (where `/.well-known/change-password` leads) opens it. */
export function ChangePassword({ account }: { account: Account }) {
  const t = useT()
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(() => location.hash === '#password')
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
            onPointerEnter={() => void loadForm()}
            onFocus={() => void loadForm()}
          >
            {t('profile.changePassword')}
          </Button>
        )
      }
    >
      {open ? (
        <Suspense>
          <PasswordForm
            account={account}
            onCancel={close}
            onChanged={() => {
              setChanged(true)
              announce(t('profile.passwordChanged'))
              close()
            }}
          />
        </Suspense>
      ) : (
        changed && <PasswordChanged />
      )}
    </Row>
  )
}

/** What the change means for everything else that is signed in; promises no more than panels keep (contract.md rule 0.14). */
function PasswordChanged() {
  const t = useT()
  const { leave, pending } = useSignOut()
  return (
    <Notice
      kind="ok"
      title={t('profile.passwordChanged')}
      actions={
        <Button pending={pending} onClick={() => leave('password-changed')}>
          {t('profile.endSession')}
        </Button>
      }
    >
      <p>{t('profile.passwordChangedText')}</p>
    </Notice>
  )
}
