import type { ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'

import styles from './summary.module.css'
import text from './text.module.css'

type SummaryProps = {
  /** A figure, or a sign, before the words. */
  sign: ReactNode
  title: ReactNode
  /** What it means, in one sentence. */
  children: ReactNode
  /** Whether the sign warns. */
  warns?: boolean
  /** Whether a press on it leads to the page of what it is about. */
  leads?: boolean
}

/** What spreads onto the element, a link as a rule, that a `Summary` fills; `isLine`: in one line where there is room. */
export const summaryLook = ({ isLine = false } = {}) => ({
  className: classNames(styles['summary'], isLine && styles['line']),
})

/** The one line of a card that sums something up: what, what that means, and what of it needs attention. */
export function Summary({
  sign,
  title,
  children,
  warns = false,
  leads = false,
}: SummaryProps) {
  return (
    <>
      <span className={styles['count']} data-warns={warns || undefined}>
        {sign}
      </span>{' '}
      <span>
        <span className={styles['title']}>{title}</span>{' '}
        <span className={styles['why']}>{children}</span>
      </span>{' '}
      {leads && <Icon name="forward" />}
    </>
  )
}

/** What stands in place of what is being read, once that takes longer than a moment. */
export function SummaryWait({ children }: { children: ReactNode }) {
  return <span className={classNames(styles['reading'], text['late'])}>{children}</span>
}

/** What needs attention, with a dot before it. */
export function SummaryMark({ children }: { children: ReactNode }) {
  return <span className={styles['mark']}>{children}</span>
}
