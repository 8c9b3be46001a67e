import { lazy, Suspense, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { Row } from '#src/ui/section.tsx'

import type { Change } from './email-form.tsx'

const loadForm = () => import('./email-form.tsx')
const EmailForm = lazy(async () => ({ default: (await loadForm()).EmailForm }))

/** The e-mail address, and the form that changes it. */
export function ChangeEmail({ account }: { account: Account }) {
  const t = useT()
  const rich = useRich()
  const opener = useRef<HTMLButtonElement>(null)
  const value = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const [changed, setChanged] = useState<Change | null>(null)

  function close() {
    setOpen(false)
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
              onClick={() => setOpen(true)}
              // The form is fetched when somebody is about to want it: most visits only look.
              onPointerEnter={() => void loadForm()}
              onFocus={() => void loadForm()}
            >
              {t('profile.changeEmail')}
            </Button>
          </>
        )
      }
    >
      {open ? (
        <Suspense>
          <EmailForm
            account={account}
            onCancel={close}
            onChanged={(change) => {
              setChanged(change)
              announce(t('profile.emailChanged', { old: change.from, next: change.to }))
              close()
            }}
          />
        </Suspense>
      ) : (
        changed && (
          <Notice kind={account.email === changed.to ? 'ok' : 'warn'}>
            <p>
              {account.email === changed.to
                ? rich('profile.emailChanged', {
                    old: <bdi>{changed.from}</bdi>,
                    next: <bdi>{changed.to}</bdi>,
                  })
                : rich('profile.emailNotStored', { email: <bdi>{account.email}</bdi> })}
            </p>
          </Notice>
        )
      )}
    </Row>
  )
}
