import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

import { identity } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAccount } from '#src/session/queries.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

import { everything } from './everything/everything.ts'
import { StreamerChoice } from './streamer/streamer-choice.tsx'

import menu from '#src/ui/menu.module.css'

const EverythingDialog = lazyPart(
  async () => (await import('./everything/everything-dialog.tsx')).EverythingDialog,
  'everything',
  'activity-export',
)

/** What of the account menu comes after the page. */
export function MenuItems() {
  const t = useT()
  const host = useHost()
  const whose = identity(useAccount())
  const { get, set, subscribe } = everything(host)
  const { isOpen } = useSyncExternalStore(subscribe, get)
  const close = () => set({ isOpen: false })
  // What somebody has opened is not open for whoever is signed in after them.
  useEffect(() => () => set({ isOpen: false }), [set, whose])
  return (
    <>
      <StreamerChoice />
      <button type="button" className={menu['item']} onClick={() => set({ isOpen: true })}>
        <Icon name="download" />
        {t('everything.download')}
      </button>
      {isOpen &&
        // Nothing that stands in the menu is drawn while that is closed.
        createPortal(
          <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
            {/* What was read for one account is not another one's. */}
            <EverythingDialog key={whose} onClose={close} />
          </Suspense>,
          host.root,
        )}
    </>
  )
}
