import type { ReactNode } from 'react'

import styles from './mark.module.css'

/** The one reason why a row wants attention, in two to four words; the point before them only repeats that. */
export function Mark({ children }: { children: ReactNode }) {
  return (
    <span part="badge" className={styles['mark']}>
      {children}
    </span>
  )
}
