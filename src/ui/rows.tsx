import type { ReactNode } from 'react'

import { withoutSecret } from '#src/lib/pasted-key.ts'

import { WholeValue } from './whole-value.tsx'

import styles from './rows.module.css'

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

/** A list of things, each of which says what it is, when it was last used, and whether to worry. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {children}
    </ul>
  )
}

type RowsItemProps = {
  /** Before everything else, e.g. a checkbox. */
  lead?: ReactNode
  name: ReactNode
  /** What tells it apart, in fixed-width letters, left to right. */
  code?: string
  /** Small facts, set apart by dots. */
  facts: readonly ReactNode[]
  /** Facts that come after the rest: each keeps its place from the start, so that no row moves; `''` until one is there. */
  late?: readonly ReactNode[]
  marks?: ReactNode
  actions: ReactNode
}

/** One thing of a list. */
export function RowsItem({
  lead,
  name,
  code,
  facts,
  late = [],
  marks,
  actions,
}: RowsItemProps) {
  return (
    <li className={styles['row']}>
      {lead && <div className={styles['lead']}>{lead}</div>}
      <div className={styles['what']}>
        <p className={styles['name']}>
          <bdi>{name}</bdi>
          {code && (
            <>
              {' '}
              <code dir="ltr" translate="no">
                <WholeValue of={code} />
              </code>
            </>
          )}
        </p>
        <p className={styles['facts']}>
          {facts.map((fact, at) => (
            // The facts of a row have no names, and never change places.
            <span key={at}>{fact}</span>
          ))}
        </p>
        {late.length > 0 && (
          <p className={styles['late']}>
            {late.map((fact, at) => (
              // These neither.
              <span key={at}>{fact}</span>
            ))}
          </p>
        )}
        <p className={styles['marks']}>{marks}</p>
      </div>
      <div className={styles['actions']}>{actions}</div>
    </li>
  )
}

/** A sentence in place of, or beside, a list. */
export function RowsRemark({ children }: { children: ReactNode }) {
  return (
    <p className={styles['remark']} role="status">
      {children}
    </p>
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
