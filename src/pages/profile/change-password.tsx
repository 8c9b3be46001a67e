import { Suspense, useRef, useState } from 'react'
import { Link } from 'react-router'

import { usesKey } from '#src/account/key-store.ts'
import { useSignOut } from '#src/account/sign-out.ts'
import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { Notice } from '#src/ui/notice.tsx'
import { Row } from '#src/ui/section.tsx'

import { PasswordConsequences } from './password-consequences.tsx'

import styles from './profile.module.css'

/** With the words for it, and for what is said afterwards. */
const PasswordForm = lazyPart(
  async () => (await import('./password-form.tsx')).PasswordForm,
  'profile-forms',
)

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
            onPointerEnter={PasswordForm.prefetch}
            onFocus={PasswordForm.prefetch}
          >
            {t('profile.changePassword')}
          </Button>
        )
      }
    >
      {open ? (
        <Suspense fallback={<CodeWait of="part" />}>
          <PasswordForm
            account={account}
            onCancel={close}
            onChanged={() => {
              setChanged(true)
              announce(t('profileForms.passwordChanged'))
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

/** What the change means, and what helps: signing out here, and looking at the keys, which go on working. */
function PasswordChanged() {
  const t = useT()
  const { leave, pending } = useSignOut()
  return (
    <Notice
      kind="ok"
      title={t('profileForms.passwordChanged')}
      actions={
        <>
          {!usesKey() && (
            <Button pending={pending} onClick={() => leave('password-changed')}>
              {t('profileForms.endSession')}
            </Button>
          )}
          <Link {...buttonLook()} to={paths.apiKeys()}>
            {t('profileForms.lookAtApiKeys')}
          </Link>
          <Link {...buttonLook()} to={paths.sshKeys()}>
            {t('profileForms.lookAtSshKeys')}
          </Link>
        </>
      }
    >
      <PasswordConsequences changed />
    </Notice>
  )
}
