import { useId, type ReactNode } from 'react'

import styles from './section.module.css'

/** The one `h1` of a page; navigation moves focus to it. */
export function PageTitle({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  return (
    <header>
      <h1 part="title" tabIndex={-1}>
        {children}
      </h1>
      {lead && <p className={styles['pageLead']}>{lead}</p>}
    </header>
  )
}

type SectionProps = {
  title: ReactNode
  lead?: ReactNode
  children: ReactNode
}

/** A named part of a page: a region with a heading of the second level. */
export function Section({ title, lead, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {lead && <p className={styles['lead']}>{lead}</p>}
      <div part="card" className={styles['card']}>
        {children}
      </div>
    </section>
  )
}

type RowProps = {
  label: ReactNode
  value: ReactNode
  /** Smaller words below the value. */
  note?: ReactNode
  /** What can be done with it. */
  action?: ReactNode
  /** A form that the row has opened into. */
  children?: ReactNode
}

/** One fact in a section: what it is, its value, and what can be done with it; it may open into a form. */
export function Row({ label, value, note, action, children }: RowProps) {
  return (
    <div className={styles['item']}>
      <dl className={styles['row']}>
        <dt className={styles['label']}>{label}</dt>
        <dd className={styles['value']}>
          {value}
          {note && <div className={styles['note']}>{note}</div>}
        </dd>
        {action && <dd className={styles['action']}>{action}</dd>}
      </dl>
      {children && <div className={styles['opened']}>{children}</div>}
    </div>
  )
}

/** Things one below the other, with the space of a form. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>
}
