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

/** When this version of the page was last reloaded for this, in milliseconds since 1970; 0 where it never was. */
function lastReload(): number {
  try {
    const [at, reloaded] = sessionStorage.getItem(storageName)?.split(' ') ?? []
    return reloaded === version() ? Number(at) : 0
  } catch {
    return 0
  }
}

/** Whether a reload for what fails now is over, and did not help: one of long ago was for something else. */
const hasReloaded = () => Date.now() - lastReload() < 60_000

/** Notes that this version is reloaded now; whether that could be kept. */
function noteReload(): boolean {
  try {
    sessionStorage.setItem(storageName, `${Date.now()} ${version()}`)
    return true
  } catch {
    return false
  }
}

/** Whether this version of the page has not reloaded itself yet; where nothing can be kept, it never does. */
const mayReload = () =>
  !isUnsaved() && !isStandingStill() && lastReload() === 0 && noteReload()

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
  const [tried] = useState(hasReloaded)
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
          <Button
            kind={tried ? 'normal' : 'primary'}
            onClick={() => {
              noteReload()
              location.reload()
            }}
          >
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
