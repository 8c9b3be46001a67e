import { useSyncExternalStore } from 'react'

import { useT } from '#src/i18n/context.ts'
import { useCountdown } from '#src/ui/countdown.tsx'
import { Notice } from '#src/ui/notice.tsx'

import { pausedUntil, subscribeToPause } from './pause.ts'

import styles from './banners.module.css'

function subscribeToNetwork(changed: () => void) {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** What concerns every page at once: no network, or a pause that the panel asked for. Empty, but there, otherwise. */
export function Banners() {
  const t = useT()
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine)
  const pause = useSyncExternalStore(subscribeToPause, pausedUntil)
  const seconds = useCountdown(pause)
  return (
    <div role="status" className={styles['banners']}>
      {!online && (
        <Notice kind="warn" title={t('shell.offlineTitle')}>
          <p>{t('shell.offline')}</p>
        </Notice>
      )}
      {online && pause !== null && (
        <Notice kind="warn" title={t('shell.pausedTitle')}>
          <p aria-live="off">{t('shell.paused', { seconds })}</p>
        </Notice>
      )}
    </div>
  )
}
