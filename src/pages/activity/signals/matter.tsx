import type { ReactNode } from 'react'

import { Icon } from '#src/ui/icons.tsx'

import text from '#src/ui/text.module.css'
import styles from './signals.module.css'

type MatterProps = {
  /** Whether somebody may have acted in the reader's name; else it is worth a look. */
  isGrave: boolean
  title: ReactNode
  /** One short paragraph. */
  sentences: ReactNode
  /** What to do about it, the main thing first. */
  actions: ReactNode
  children?: ReactNode
}

/** One matter to look at: a question, its evidence and the answers. */
export function Matter({ isGrave, title, sentences, actions, children }: MatterProps) {
  return (
    <li className={styles['matter']}>
      <span className={styles['sign']} data-kind={isGrave ? 'warn' : 'info'}>
        <Icon name={isGrave ? 'warning' : 'info'} />
      </span>
      <div>
        <p className={styles['title']}>{title}</p>
        <p className={text['quiet']}>{sentences}</p>
        {children}
        <div className={styles['actions']}>{actions}</div>
      </div>
    </li>
  )
}
