import type { ReactNode } from 'react'

import { withoutSecret } from '#src/lib/pasted-key.ts'

import styles from './rows.module.css'
import text from './text.module.css'

/** Above a list: what finds rows in it at the start, what adds one at the end. */
export function RowsBar({ children }: { children: ReactNode }) {
  return <div className={styles['bar']}>{children}</div>
}

type RowsSearchProps = {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** What else narrows or orders the list. */
  children?: ReactNode
}

/** The search of a list. Of an API key that is pasted into it, only what the key is called by arrives in `onChange`. */
export function RowsSearch({
  label,
  placeholder,
  value,
  onChange,
  children,
}: RowsSearchProps) {
  return (
    <search className={styles['search']}>
      <input
        type="search"
        className={styles['input']}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(withoutSecret(event.target.value))}
        autoComplete="off"
        spellCheck={false}
      />
      {children}
    </search>
  )
}

/** The look of a field in the bar. */
export const barField = styles['input'] ?? ''

/** How many there are, at the end of the bar. */
export function RowsCount({ children }: { children: ReactNode }) {
  return <p className={styles['count']}>{children}</p>
}

type RowsRemarkProps = {
  children: ReactNode
  /** Whether it still changes: who listens hears what it comes to. */
  isBusy?: boolean
}

/** A sentence in place of, or beside, a list. */
export function RowsRemark({ children, isBusy }: RowsRemarkProps) {
  return (
    <p className={styles['remark']} role="status" aria-busy={isBusy}>
      {children}
    </p>
  )
}

/** What stands in place of a list that is being read, once that takes longer than a moment; who listens hears it at once. */
export function RowsWait({ children }: { children: ReactNode }) {
  return (
    <RowsRemark>
      <span className={text['late']}>{children}</span>
    </RowsRemark>
  )
}

/** A message between the title and the list. */
export function RowsAlert({ children }: { children: ReactNode }) {
  return <div className={styles['trouble']}>{children}</div>
}

type EmptyStateProps = { title: string; text: string; action?: ReactNode }

/** An empty list: what it is for, why one would want it, and one thing to do. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  )
}
