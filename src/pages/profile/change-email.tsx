import { Suspense, useRef, useState } from 'react'
import { useLocation } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'
import { FormRow } from '#src/forms/form-row.tsx'
import { useT } from '#src/i18n/context.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'

import type { Change } from './email-form.tsx'

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

/** The address that a link to `#email` brings along, outside of the URL: `''` for none. */
function wantedIn(state: unknown): string {
  const email = isObject(state) ? state['email'] : null
  return typeof email === 'string' ? email : ''
}

/** The e-mail address, and the form that changes it; `/profile#email` opens it. */
export function ChangeEmail({ account }: { account: Account }) {
  const t = useT()
  const value = useRef<HTMLElement>(null)
  const { hash, state } = useLocation()
  // The address that the form begins with; `null` while it is closed.
  const [start, setStart] = useState<string | null>(() =>
    hash === '#email' ? wantedIn(state) : null,
  )
  const [changed, setChanged] = useState<Change | null>(null)

  return (
    <FormRow
      label={t('profile.email')}
      value={<bdi ref={value}>{account.email}</bdi>}
      openLabel={t('profile.changeEmail')}
      actions={
        <CopyButton
          text={account.email}
          of={t('profile.email')}
          selects={() => value.current}
        />
      }
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
