import type { ReactNode } from 'react'

import styles from './mark.module.css'

type MarkProps = { kind?: 'plain' | 'ok' | 'warn' | 'bad'; children: ReactNode }

/** A few words that classify what they stand beside; the words say it, the colour only repeats it. */
export function Mark({ kind = 'plain', children }: MarkProps) {
  return (
    <span className={styles['mark']} data-kind={kind}>
      {children}
    </span>
  )
}
