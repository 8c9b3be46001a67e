import { Suspense, useRef, useState } from 'react'
import { useLocation } from 'react-router'

import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { lazyPart, usePrefetch } from '#src/ui/lazy-part.ts'
import { Row } from '#src/ui/section.tsx'

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
  return state &&
    typeof state === 'object' &&
    'email' in state &&
    typeof state.email === 'string'
    ? state.email
    : ''
}

/** The e-mail address, and the form that changes it; `/profile#email` opens it. */
export function ChangeEmail({ account }: { account: Account }) {
  const t = useT()
  const prefetch = usePrefetch(EmailForm)
  const opener = useRef<HTMLButtonElement>(null)
  const value = useRef<HTMLElement>(null)
  const { hash, state } = useLocation()
  // The address that the form begins with; `null` while it is closed.
  const [start, setStart] = useState<string | null>(() =>
    hash === '#email' ? wantedIn(state) : null,
  )
  const open = start !== null
  const [changed, setChanged] = useState<Change | null>(null)

  function close() {
    setStart(null)
    // The button comes back with the row; focus belongs where it was.
    requestAnimationFrame(() => opener.current?.focus())
  }

  return (
    <Row
      label={t('profile.email')}
      value={<bdi ref={value}>{account.email}</bdi>}
      action={
        open ? null : (
          <>
            <CopyButton
              text={account.email}
              of={t('profile.email')}
              selects={() => value.current}
            />
            <Button
              ref={opener}
              onClick={() => setStart('')}
              // The form is fetched when somebody is about to want it: most visits only look.
              onPointerEnter={prefetch}
              onFocus={prefetch}
            >
              {t('profile.changeEmail')}
            </Button>
          </>
        )
      }
    >
      {open ? (
        <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
          <EmailForm
            account={account}
            start={start}
            onCancel={close}
            onChanged={(change) => {
              setChanged(change)
              close()
            }}
          />
        </Suspense>
      ) : (
        changed && (
          // A boundary of its own: in that of the form, the form would stay, hidden, until this is here.
          <Suspense key="changed">
            <EmailChanged
              change={changed}
              email={account.email}
              onUndo={() => setStart(changed.from)}
            />
          </Suspense>
        )
      )}
    </Row>
  )
}
