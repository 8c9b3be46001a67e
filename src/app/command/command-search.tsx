import { Suspense, useEffect, useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart, usePrefetch } from '#src/ui/lazy-part.tsx'

import { ShortcutKeys } from './shortcut-keys.tsx'
import { isShortcut, useShortcut } from './shortcut.ts'

import styles from './command.module.css'

const CommandDialog = lazyPart(
  async () => (await import('./command-dialog.tsx')).CommandDialog,
  'command',
)

/** The way to everything by its name: a button in the navigation, and its shortcut. */
export function CommandSearch() {
  const t = useT()
  const host = useHost()
  const prefetch = usePrefetch(CommandDialog)
  const [isOpen, setIsOpen] = useState(false)
  const isOn = useShortcut()

  // The keys are the window's: whoever has not pressed anything yet has focus on nothing. On a page of others only those that
  // are pressed in here are meant for it, and none while a dialog waits for an answer.
  useEffect(() => {
    if (!isOn) return
    return host.onWindow('keydown', (event) => {
      const isHere = host.isWholeDocument || host.focused() !== null
      // A page around that has a search of its own was asked first.
      if (event.defaultPrevented || !isHere || !isShortcut(event, host.userAgent())) return
      if (host.root.querySelector('dialog[open]')) return
      event.preventDefault()
      setIsOpen(true)
    })
  }, [host, isOn])

  return (
    <>
      <button
        type="button"
        className={styles['opener']}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        onPointerEnter={prefetch}
        onFocus={prefetch}
      >
        <Icon name="search" />
        <span>{t('commandSearch.search')}</span>
        {isOn && <ShortcutKeys />}
      </button>
      {isOpen && (
        <Suspense fallback={<CodeWait of="part" onCancel={() => setIsOpen(false)} />}>
          <CommandDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
