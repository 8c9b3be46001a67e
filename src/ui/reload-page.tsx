import { useEffect, type ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { isStandingStill } from '#src/lib/standstill.ts'
import { isUnsaved } from '#src/lib/unsaved.ts'

import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const storageName = 'perch:reloaded'

/** The address of the entry script: another one after each deploy. */
const version = () =>
  document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? ''

/** Whether this version of the page has not reloaded itself yet; where nothing can be kept, it never does. */
function mayReload(): boolean {
  if (isUnsaved() || isStandingStill()) return false
  try {
    if (sessionStorage.getItem(storageName) === version()) return false
    sessionStorage.setItem(storageName, version())
    return true
  } catch {
    return false
  }
}

type ReloadPageProps = {
  /** Whether a newer version of the page is there, rather than files that fail. */
  updated: boolean
  /** A button besides. */
  actions?: ReactNode
}

/**
 * Says that code of the page can be had only by a reload, and reloads once by itself; never while something typed is
 * unsaved, or something is on screen that is shown only once.
 */
export function ReloadPage({ updated, actions }: ReloadPageProps) {
  const t = useT()
  // The document is outside of React, and reloading it is what this view is for.
  useEffect(() => {
    if (mayReload()) location.reload()
  }, [])
  return (
    <Notice
      kind="warn"
      role="alert"
      title={t(updated ? 'shell.updatedTitle' : 'shell.codeFailingTitle')}
      actions={
        <>
          <Button kind="primary" onClick={() => location.reload()}>
            {t('shell.reload')}
          </Button>
          {actions}
        </>
      }
    >
      <p>{t(updated ? 'shell.updated' : 'shell.codeFailing')}</p>
    </Notice>
  )
}
