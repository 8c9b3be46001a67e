import { useSyncExternalStore } from 'react'

import { useT } from '#src/i18n/context.ts'
import { codeTrouble, subscribeToCode } from '#src/lib/code.ts'

import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { takeLostFocus } from './focus.ts'
import { ReloadPage } from './reload-page.tsx'

type CodeWaitProps = {
  of: 'page' | 'part'
  /** Puts back what was there before, where somebody opened this; it takes focus then, if nothing has it. */
  onCancel?: () => void
}

/** What stands in place of a page, or of a part of one, whose code is on its way: nothing, unless it cannot be fetched. */
export function CodeWait({ of, onCancel }: CodeWaitProps) {
  const t = useT()
  const trouble = useSyncExternalStore(subscribeToCode, () => codeTrouble(of))
  if (trouble === null) return null
  const wayBack = onCancel && {
    ref: takeLostFocus,
    actions: <Button onClick={onCancel}>{t('ui.cancel')}</Button>,
  }
  if (trouble === 'updated' || trouble === 'failing')
    return <ReloadPage updated={trouble === 'updated'} {...wayBack} />
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t(of === 'page' ? 'ui.pageMissingTitle' : 'ui.codeMissingTitle')}
      {...wayBack}
    >
      <p>{t(trouble === 'offline' ? 'ui.codeOffline' : 'ui.codeUnreachable')}</p>
    </Alert>
  )
}
