import type { ReactNode } from 'react'

import styles from './actions.module.css'

/** The buttons at the end of a form or a dialog, the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>
}

/** Things one below the other, with the space of a form. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>
}
