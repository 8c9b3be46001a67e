import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'

import { requirementFor, subscribeToRequirement } from '#src/account/two-factor-required.ts'
import type { Account } from '#src/api/account.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

type UnlessClosedProps = {
  account: Account
  onCancel: () => void
  /** The form. */
  children: ReactNode
}

/**
 * A form, or in its place why the panel would refuse it: two-factor is required, and missing. A form that is open already
 * stays, with what was typed.
 */
export function UnlessClosed({ account, onCancel, children }: UnlessClosedProps) {
  const t = useT()
  const { pathname, search, hash } = useLocation()
  const requirement = useSyncExternalStore(subscribeToRequirement, () =>
    requirementFor(account),
  )
  const isClosed = requirement === 'closed' && !account.twoFactorEnabled
  const [wasOpen, setWasOpen] = useState(!isClosed)
  if (!isClosed && !wasOpen) setWasOpen(true)
  if (wasOpen) return children
  return (
    <Notice
      kind="warn"
      title={t('errors.twoFactorRequiredTitle')}
      ref={focusOnArrival}
      actions={
        <>
          <Link
            {...buttonLook('primary')}
            to={paths.setUpTwoFactor({ to: pathname + search + hash })}
          >
            {t('errors.setUpTwoFactor')}
          </Link>
          <Button onClick={onCancel}>{t('forms.cancel')}</Button>
        </>
      }
    >
      <p>{t('profileForms.closed')}</p>
    </Notice>
  )
}
