import { Suspense, useRef, useState } from 'react'
import { useLocation } from 'react-router'

import { type Account, identity } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'
import { FormRow } from '#src/forms/form-row.tsx'
import { useT } from '#src/i18n/context.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import type { Change } from './email-form.tsx'

import styles from './profile.module.css'

/** With what is said afterwards, so that it stands from the first moment, and the words for both. */
const EmailForm = lazyPart(async () => {
  const [{ EmailForm: form }] = await Promise.all([
    import('./email-form.tsx'),
    import('./email-changed.tsx'),
  ])
  return form
}, 'profile-forms')

const EmailChanged = lazyPart(
  async () => (await import('./email-changed.tsx')).EmailChanged,
)

/**
 * The address that a link to `#email` brings along for this account, outside of the URL: `''` for none. A history entry outlives
 * whoever was signed in.
 */
function wantedIn(state: unknown, account: Account): string {
  const email = isObject(state) && state['of'] === identity(account) ? state['email'] : null
  return typeof email === 'string' ? email : ''
}

/** Calls `arrived` for each arrival at `fragment` after the first, which is there when something is first drawn. */
function useArrivals(fragment: string, arrived: (state: unknown) => void): void {
  const { hash, key, state } = useLocation()
  const [last, setLast] = useState(key)
  if (key === last) return
  setLast(key)
  if (hash === fragment) arrived(state)
}

/** The e-mail address, and the form that changes it; `/profile#email` opens it. */
export function ChangeEmail({ account }: { account: Account }) {
  const t = useT()
  const value = useRef<HTMLElement>(null)
  const { hash, state } = useLocation()
  // The address that the form begins with; `null` while it is closed.
  const [start, setStart] = useState<string | null>(() =>
    hash === '#email' ? wantedIn(state, account) : null,
  )
  const [changed, setChanged] = useState<Change | null>(null)
  useArrivals('#email', (now) => setStart((before) => before ?? wantedIn(now, account)))

  return (
    <FormRow
      label={t('profile.email')}
      value={
        <div className={styles['copyable']}>
          <WholeValue ref={value} of={account.email} />
          <CopyButton
            isSign
            text={account.email}
            of={t('profile.email')}
            selects={() => value.current}
          />
        </div>
      }
      openLabel={t('profile.changeEmail')}
      open={start !== null}
      onOpen={() => setStart('')}
      onClose={() => setStart(null)}
      part={EmailForm}
      form={(close) => (
        <EmailForm
          account={account}
          start={start ?? ''}
          onCancel={close}
          onChanged={(change) => {
            setChanged(change)
            close()
          }}
        />
      )}
    >
      {changed && (
        // A boundary of its own: in that of the form, the form would stay, hidden, until this is here.
        <Suspense key="changed">
          <EmailChanged
            change={changed}
            email={account.email}
            onUndo={() => setStart(changed.from)}
          />
        </Suspense>
      )}
    </FormRow>
  )
}

/** With what is said afterwards, so that it stands from the first moment, and the words for both. */
const PasswordForm = lazyPart(async () => {
  const [{ ChangePasswordForm: form }] = await Promise.all([
    import('#src/password/password-form.tsx'),
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
  useArrivals('#password', () => setOpen(true))

  return (
    <FormRow
      label={t('profile.password')}
      value={
        <span className={styles['dots']} aria-hidden="true">
          ••••••••
        </span>
      }
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
