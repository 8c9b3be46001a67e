import type { ReactNode } from 'react'

import styles from './page-title.module.css'

/** The one `h1` of a page; navigation moves focus to it. */
export function PageTitle({ children, lead }: { children: ReactNode; lead?: ReactNode }) {
  return (
    <header>
      <h1 part="title" tabIndex={-1}>
        {children}
      </h1>
      {lead && <p className={styles['lead']}>{lead}</p>}
    </header>
  )
}
