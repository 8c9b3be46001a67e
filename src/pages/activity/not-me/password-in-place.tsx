import { Suspense, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { unheardPassword } from '#src/password/unheard-password.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

/** With what is said afterwards, so that it stands from the first moment, and the words for both. */
const PasswordForm = lazyPart(
  async () => {
    const [{ ChangePasswordForm: form }] = await Promise.all([
      import('#src/password/password-form.tsx'),
      import('./password-is-new.tsx'),
    ])
    return form
  },
  'profile-forms',
  'profile',
)

const PasswordIsNew = lazyPart(
  async () => (await import('./password-is-new.tsx')).PasswordIsNew,
)

const UnheardPassword = lazyPart(
  async () => (await import('#src/password/unheard-password-notice.tsx')).UnheardPassword,
  'profile-forms',
  'profile',
)

type PasswordInPlaceProps = {
  account: Account
  /** Path of the list: a panel may end the session with the change. */
  here: string
  /** Whether the form stands open from the start; a button opens it otherwise. */
  isOpen: boolean
  /** It is changed; `isSignedOut`: the panel ended the session with it. */
  onChanged: (isSignedOut: boolean) => void
}

/** The form that changes the password, in the list, what is so afterwards, and what nobody has heard of since it was asked for. */
export function PasswordInPlace(props: PasswordInPlaceProps) {
  const { account, onChanged } = props
  const isUnheard = useUnheard(unheardPassword, account) !== null
  const [isWanted, setWanted] = useState(false)
  // It stays, to tell what became of it.
  if (isUnheard && !isWanted) setWanted(true)
  return (
    <>
      {isWanted && (
        <Suspense fallback={<CodeWait of="part" />}>
          <UnheardPassword
            account={account}
            changed={<PasswordIsNew isLate />}
            onCame={() => onChanged(false)}
          />
        </Suspense>
      )}
      <InPlace {...props} />
    </>
  )
}

function InPlace({ account, here, isOpen, onChanged }: PasswordInPlaceProps) {
  const t = useT()
  const host = useHost()
  const opener = useRef<HTMLButtonElement>(null)
  // Focus is at the heading at first: it comes to the form of whoever opened it.
  const [form, setForm] = useState<'there' | 'opened' | null>(isOpen ? 'there' : null)
  const [changed, setChanged] = useState(false)

  function close() {
    setForm(null)
    requestAnimationFrame(() => host.focused() ?? opener.current?.focus())
  }

  if (form !== null)
    return (
      <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
        <PasswordForm
          account={account}
          to={here}
          takesFocus={form === 'opened'}
          onCancel={close}
          onSignedOut={() => onChanged(true)}
          onChanged={() => {
            // The notice takes focus as it appears.
            setChanged(true)
            setForm(null)
            onChanged(false)
          }}
        />
      </Suspense>
    )
  return (
    <>
      {changed && (
        // A boundary of its own: in that of the form, the form would stay, hidden, until this is here.
        <Suspense key="changed">
          <PasswordIsNew />
        </Suspense>
      )}
      <Button ref={opener} onClick={() => setForm('opened')}>
        {t('notMe.passwordGo')}
      </Button>
    </>
  )
}
