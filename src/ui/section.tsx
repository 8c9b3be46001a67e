import { useId, type ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

import styles from './section.module.css'
import text from './text.module.css'

type PageTitleProps = {
  children: ReactNode
  lead?: ReactNode
  /** The main thing to do on the page. */
  action?: ReactNode
  /** The `id` of what is heard with it: why the page is here. */
  describedBy?: string | undefined
}

/** The one `h1` of a page; navigation moves focus to it. */
export function PageTitle({ children, lead, action, describedBy }: PageTitleProps) {
  return (
    <header className={styles['title']}>
      <h1 part="title" tabIndex={-1} aria-describedby={describedBy}>
        {children}
      </h1>
      {action}
      {lead && <p className={styles['pageLead']}>{lead}</p>}
    </header>
  )
}

type SectionProps = {
  title: ReactNode
  /** Whether eyes have it from what stands in the section, which begins the page. */
  hasHiddenTitle?: boolean
  lead?: ReactNode
  /** Whether what stands in it is no card, or draws its own. */
  isBare?: boolean
  children: ReactNode
}

/** A named part of a page: a region with a heading of the second level. */
export function Section({
  title,
  hasHiddenTitle = false,
  lead,
  isBare = false,
  children,
}: SectionProps) {
  const id = useId()
  return (
    <section
      className={styles['section']}
      data-first={hasHiddenTitle || undefined}
      aria-labelledby={id}
    >
      <h2 id={id} tabIndex={-1}>
        {hasHiddenTitle ? <VisuallyHidden>{title}</VisuallyHidden> : title}
      </h2>
      {lead && <p className={styles['lead']}>{lead}</p>}
      {isBare ? (
        children
      ) : (
        <div part="card" className={classNames(text['surface'], styles['card'])}>
          {children}
        </div>
      )}
    </section>
  )
}

type RowProps = {
  /** A sign in place of the label, which stays for the ear: the row is what the page is about, and its value is large. */
  sign?: ReactNode
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
export function Row({ sign, label, value, note, action, children }: RowProps) {
  return (
    <div className={styles['item']}>
      <dl className={styles['row']} data-state={sign ? '' : undefined}>
        <dt className={styles['label']}>
          {sign}
          {sign ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        </dt>
        <dd className={styles['value']}>
          {sign ? <p>{value}</p> : value}
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
