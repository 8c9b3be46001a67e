import { useSyncExternalStore, type ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { pause } from '#src/host/pause.ts'
import { useT } from '#src/i18n/context.ts'
import { codeTrouble, subscribeToCode } from '#src/lib/code.ts'
import { isOnline, subscribeToNetwork } from '#src/lib/network.ts'
import { waitOf } from '#src/lib/wait.ts'
import { useIsNavigating } from '#src/navigation/provider.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'

import styles from './banners.module.css'

/**
 * What concerns every page at once: no network, a page that cannot be fetched, or a pause that the panel asked for; and above
 * those what is given. Empty, but there, otherwise.
 */
export function Banners({ children }: { children?: ReactNode }) {
  const t = useT()
  const online = useSyncExternalStore(subscribeToNetwork, isOnline)
  const { subscribe, until, isBannerHeld } = pause(useHost())
  const isHeld = useSyncExternalStore(subscribe, isBannerHeld)
  const end = useSyncExternalStore(subscribe, until)
  const seconds = useCountdown(end)
  const wait = waitOf(seconds)
  const trouble = useSyncExternalStore(subscribeToCode, () => codeTrouble('page'))
  // Whoever went elsewhere waits for nothing any more, though the code is still being fetched.
  const waiting = useIsNavigating() ? trouble : null
  return (
    <div role="status" className={styles['banners']}>
      {children}
      {!online && (
        <Alert kind="warn" title={t('shell.offlineTitle')}>
          <p>{t('shell.offline')}</p>
          {waiting && <p>{t('shell.pageOffline')}</p>}
        </Alert>
      )}
      {online && waiting && (
        <Alert kind="warn" title={t('shell.pageUnreachableTitle')}>
          <p>{t('shell.pageUnreachable')}</p>
        </Alert>
      )}
      {online && end !== null && !isHeld && (
        <Alert kind="warn" title={t('shell.pausedTitle')}>
          <p aria-live="off">
            {wait.unit === 'Seconds'
              ? t('shell.paused', { seconds })
              : t('shell.pausedMinutes', { minutes: wait.count })}
          </p>
        </Alert>
      )}
    </div>
  )
}
