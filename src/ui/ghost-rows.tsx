import { classNames } from './class-names.ts'
import { type Column, TableFrame } from './table.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

import styles from './table.module.css'
import text from './text.module.css'

type GhostRowsProps = {
  /** What is waited for, in words. */
  label: string
  columns: readonly Column[]
  hasPicks?: boolean
}

const rows = [0, 1, 2, 3, 4]

/** Where a table comes: rows of its height and columns, once that takes longer than a moment. */
export function GhostRows({ label, columns, hasPicks = false }: GhostRowsProps) {
  return (
    <>
      <div aria-hidden="true" className={classNames(styles['ghost'], text['late'])}>
        <TableFrame columns={columns} hasPicks={hasPicks}>
          <div className={styles['head']}>
            <div className={styles['row']} />
          </div>
          {rows.map((row) => (
            <div key={row} className={styles['row']}>
              {hasPicks && <span />}
              {columns.map((column, at) => (
                // They have no other names, and never change places.
                <span
                  key={at}
                  className={
                    column.label && classNames(text['bone'], at > 1 && styles['wide'])
                  }
                />
              ))}
            </div>
          ))}
        </TableFrame>
      </div>
      <p role="status">
        <VisuallyHidden>{label}</VisuallyHidden>
      </p>
    </>
  )
}
