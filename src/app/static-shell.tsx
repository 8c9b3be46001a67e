import { useT } from '#src/i18n/context.ts'
import { CodeWait } from '#src/ui/lazy-part.tsx'

import styles from './shell.module.css'

/** What is painted while the account is on its way: the frame, and after a moment that it is on its way. */
export function StaticShell() {
  const t = useT()
  return (
    <div className={styles['app']} aria-busy="true">
      <div className={styles['side']} />
      <div className={styles['main']}>
        <p role="status" className={styles['loading']}>
          {t('forms.loading')}
        </p>
        <CodeWait of="page" />
      </div>
    </div>
  )
}
