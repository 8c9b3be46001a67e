import type { ReactNode } from 'react'

import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'

import styles from './sign-in-methods.module.css'

type SummaryProps = {
  /** The page of what it is about; absent for a fact that nobody can change. Where that page is left out, it is no link. */
  to?: string
  /** How many there are. */
  count?: number
  title: string
  /** What it means, in one sentence. */
  children: ReactNode
  /** What of it needs attention. */
  mark?: ReactNode
}

/** A way into the account, in one line: how many, what, and what that means. */
export function Summary({ to, count, title, children, mark }: SummaryProps) {
  const isLeftOut = useIsLeftOut()
  const isLink = to !== undefined && !isLeftOut(to)
  const words = (
    <>
      <span className={styles['count']}>{count ?? <Icon name="sshKeys" />}</span>{' '}
      <span>
        <span className={styles['title']}>{title}</span>{' '}
        <span className={styles['why']}>{children}</span>
      </span>{' '}
      {mark && <span className={styles['mark']}>{mark}</span>}
      {isLink && <Icon name="forward" />}
    </>
  )
  return isLink ? (
    <Link className={styles['summary']} to={to}>
      {words}
    </Link>
  ) : (
    <div className={styles['summary']}>{words}</div>
  )
}
