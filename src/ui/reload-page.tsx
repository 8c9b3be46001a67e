import { useEffect, useState, type ReactNode, type Ref } from 'react'

import { useT } from '#src/i18n/context.ts'
import { isStandingStill } from '#src/lib/standstill.ts'
import { isUnsaved } from '#src/lib/unsaved.ts'

import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

const storageName = 'perch:reloaded'

/** The address of the entry script: another one after each deploy. */
const version = () =>
  document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? ''

/** Whether this version of the page was reloaded for this already, and is still the one that came. */
function wasReloaded(): boolean {
  try {
    return sessionStorage.getItem(storageName) === version()
  } catch {
    return false
  }
}

/** Whether this version of the page has not reloaded itself yet; where nothing can be kept, it never does. */
function mayReload(): boolean {
  if (isUnsaved() || isStandingStill() || wasReloaded()) return false
  try {
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
  ref?: Ref<HTMLDivElement>
}

/**
 * Says that code of the page can be had only by a reload, and reloads once by itself; never while something typed is
 * unsaved, or something is on screen that is shown only once. Where that did not help, it says so, and whom to tell.
 */
export function ReloadPage({ updated, actions, ref }: ReloadPageProps) {
  const t = useT()
  // As it was when this appeared: what reloads now has not been of no help yet.
  const [tried] = useState(wasReloaded)
  // The document is outside of React, and reloading it is what this view is for.
  useEffect(() => {
    if (mayReload()) location.reload()
  }, [])
  return (
    <Notice
      kind="warn"
      role="alert"
      title={t(
        !updated
          ? 'shell.codeFailingTitle'
          : tried
            ? 'shell.updateMissingTitle'
            : 'shell.updatedTitle',
      )}
      {...(ref && { ref })}
      actions={
        <>
          <Button kind={tried ? 'normal' : 'primary'} onClick={() => location.reload()}>
            {t(tried ? 'shell.reloadAgain' : 'shell.reload')}
          </Button>
          {actions}
        </>
      }
    >
      <p>{t(`shell.${updated ? 'updated' : 'codeFailing'}${tried ? 'Still' : ''}`)}</p>
      {tried && <p>{t('shell.reloadedWhom')}</p>}
    </Notice>
  )
}
