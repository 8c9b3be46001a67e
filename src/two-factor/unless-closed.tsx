import { useState, type ReactNode } from 'react'

import type { Account } from '#src/api/account.ts'
import { SetUpTwoFactor, TwoFactorLeftOut } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'

import { useIsClosed } from './two-factor-required.ts'

type UnlessClosedProps = {
  account: Account
  onCancel: () => void
  /** The form. */
  children: ReactNode
}

/**
 * A form, or in its place why the panel would refuse it: two-factor is required, and missing. Where something was typed
 * before that was known, it stays, with the form.
 */
export function UnlessClosed({ account, onCancel, children }: UnlessClosedProps) {
  const t = useT()
  const host = useHost()
  const isClosed = useIsClosed(account)
  const [known, setKnown] = useState({ isClosed, stays: false })
  if (known.isClosed !== isClosed)
    setKnown({ isClosed, stays: isClosed && unsavedInput(host).isHeld() })
  if (!isClosed || known.stays) return children
  return (
    <Alert
      kind="warn"
      title={t('errors.twoFactorRequiredTitle')}
      ref={takeLostFocus}
      actions={
        <>
          <SetUpTwoFactor kind="primary" />
          <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        </>
      }
    >
      <p>{t('forms.closed')}</p>
      <TwoFactorLeftOut />
    </Alert>
  )
}
