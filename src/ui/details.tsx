import type { ComponentProps, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'

import styles from './details.module.css'

type DetailsProps = {
  summary: ReactNode
  /** Whether it is unfolded when it appears. */
  open?: boolean
  /** It is unfolded, or folded again. */
  onToggle?: ComponentProps<'details'>['onToggle']
  className?: string | undefined
  children: ReactNode
}

/** A disclosure: what most people do not need, folded away below a line that says what it is. */
export function Details({ summary, className, children, ...details }: DetailsProps) {
  return (
    <details {...details} className={classNames(styles['details'], className)}>
      <summary>
        <Icon name="forward" />
        {summary}
      </summary>
      {children}
    </details>
  )
}
