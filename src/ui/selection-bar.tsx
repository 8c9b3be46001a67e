import type { ReactNode } from 'react'

import styles from './selection-bar.module.css'

type SelectionBarProps = {
  label: string
  /** How many are picked, in words. */
  count: string
  /** What can be done with them. */
  children: ReactNode
}

/** What can be done with the rows that are picked: it floats above the lower edge of the window, wherever a row was picked. */
export function SelectionBar({ label, count, children }: SelectionBarProps) {
  return (
    <div role="group" aria-label={label} className={styles['bar']}>
      <p>{count}</p>
      {children}
    </div>
  )
}
