import { useEffect, useState, type ReactNode, type Ref } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { stillness } from '#src/host/stillness.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { useT } from '#src/i18n/context.ts'
import { ownAddress } from '#src/lib/code.ts'

import { Alert } from './alert.tsx'
import { Button } from './button.tsx'

const storageName = 'perch:reloaded'

/** The reloads that this page does for itself. */
const reloads = perHost((host) => {
  /** When this version of the page was last reloaded for this, in milliseconds since 1970; 0 where it never was. */
  function last(): number {
    try {
      const [at, reloaded] = host.storage('session').getItem(storageName)?.split(' ') ?? []
      return reloaded === ownAddress ? Number(at) : 0
    } catch {
      return 0
    }
  }

  /** Notes that this version is reloaded now; whether that could be kept. Among what a host page keeps, nothing is. */
  function note(): boolean {
    if (!host.isWholeDocument) return false
    try {
      host.storage('session').setItem(storageName, `${Date.now()} ${ownAddress}`)
      return true
    } catch {
      return false
    }
  }

  return {
    note,
    /** Whether a reload for what fails now is over, and did not help: one of long ago was for something else. */
    wasNoHelp: () => Date.now() - last() < 60_000,
    /** Whether this version of the page has not reloaded itself yet; where nothing can be kept, it never does. */
    mayReload: () =>
      host.isWholeDocument &&
      !unsavedInput(host).isHeld() &&
      !stillness(host).isHeld() &&
      last() === 0 &&
      note(),
  }
})

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
  const host = useHost()
  const { note, wasNoHelp, mayReload } = reloads(host)
  // As it was when this appeared: what reloads now has not been of no help yet.
  const [tried] = useState(wasNoHelp)
  // The document is outside of React, and reloading it is what this view is for.
  useEffect(() => {
    if (mayReload()) host.reload()
  }, [host, mayReload])
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t(
        !updated
          ? 'ui.codeFailingTitle'
          : tried
            ? 'ui.updateMissingTitle'
            : 'ui.updatedTitle',
      )}
      {...(ref && { ref })}
      actions={
        <>
          <Button
            kind={tried ? 'normal' : 'primary'}
            onClick={() => {
              note()
              host.reload()
            }}
          >
            {t(tried ? 'ui.reloadAgain' : 'ui.reload')}
          </Button>
          {actions}
        </>
      }
    >
      <p>{t(`ui.${updated ? 'updated' : 'codeFailing'}${tried ? 'Still' : ''}`)}</p>
      {tried && <p>{t('ui.reloadedWhom')}</p>}
    </Alert>
  )
}
