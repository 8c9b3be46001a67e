import type { ReactNode } from 'react'

import styles from './badge.module.css'

type BadgeProps = { kind?: 'plain' | 'ok' | 'warn' | 'bad'; children: ReactNode }

/** A few words that classify what they stand beside; the words say it, the colour only repeats it. */
export function Badge({ kind = 'plain', children }: BadgeProps) {
  return (
    <span part="badge" className={styles['mark']} data-kind={kind}>
      {children}
    </span>
  )
}
