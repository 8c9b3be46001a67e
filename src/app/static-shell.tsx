import styles from './shell.module.css'

/** What is painted while the account is on its way: the frame, and nothing that could be wrong. */
export function StaticShell() {
  return (
    <div className={styles['app']} aria-busy="true">
      <div className={styles['side']} />
      <div className={styles['main']} />
    </div>
  )
}
