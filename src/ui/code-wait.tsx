import { useSyncExternalStore } from 'react'

import { useT } from '#src/i18n/context.ts'
import { codeTrouble, subscribeToCode } from '#src/lib/code.ts'

import { Notice } from './notice.tsx'
import { ReloadPage } from './reload-page.tsx'

/** What stands in place of a page, or of a part of one, whose code is on its way: nothing, unless it cannot be fetched. */
export function CodeWait({ of }: { of: 'page' | 'part' }) {
  const t = useT()
  const trouble = useSyncExternalStore(subscribeToCode, () => codeTrouble(of))
  if (trouble === null) return null
  if (trouble === 'updated' || trouble === 'failing')
    return <ReloadPage updated={trouble === 'updated'} />
  return (
    <Notice
      kind="warn"
      role="alert"
      title={t(of === 'page' ? 'shell.pageMissingTitle' : 'shell.codeMissingTitle')}
    >
      <p>{t(trouble === 'offline' ? 'shell.codeOffline' : 'shell.codeUnreachable')}</p>
    </Notice>
  )
}
