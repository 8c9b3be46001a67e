/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/control-has-associated-label -- what display: grid makes of a table is none to browsers */
import { type CSSProperties, type ReactNode, type Ref, useId } from 'react'

import { classNames } from './class-names.ts'

import styles from './table.module.css'
import text from './text.module.css'

/** A column: it stands at the same place in all rows. */
export type Column = {
  /** Its head; none where what stands in it says what it is. */
  label?: string
  /** How wide it is, in rem; it has what is left where absent. */
  rem?: number
}

/** Of a longer name a row has the beginning, and the opened row all of it. */
export const longestName = 48

type FrameProps = {
  columns: readonly Column[]
  /** Whether rows begin with a box that picks them. */
  hasPicks: boolean
  children: ReactNode
}

const rem = (count: number) => `calc(${count} * var(--perch-rem))`

/** The card around a table, which says where its columns are. */
export function TableFrame({ columns, hasPicks, children }: FrameProps) {
  const tracks = [
    ...(hasPicks ? [rem(1.25)] : []),
    ...columns.map((column) =>
      column.rem === undefined ? 'minmax(0, 1fr)' : rem(column.rem),
    ),
  ]
  const places = {
    '--perch-_columns': tracks.join(' '),
    // Where names begin: what stands below them begins there, too.
    '--perch-_inset': rem(hasPicks ? 3 : 1),
  } as CSSProperties
  return (
    <div
      part="card"
      className={classNames(text['surface'], styles['frame'])}
      style={places}
    >
      {children}
    </div>
  )
}

type TableProps = Omit<FrameProps, 'hasPicks'> & {
  label: string
  /** The box that picks all rows, where they can be picked. */
  pick?: ReactNode
}

/**
 * A table: rows of one line with columns where there is room, and of two lines where there is none, the facts set apart by dots.
 * Its roles are said, since browsers take away those of elements that are no table to the style sheet.
 */
export function Table({ label, columns, pick, children }: TableProps) {
  return (
    <TableFrame columns={columns} hasPicks={pick !== undefined}>
      <table role="table" aria-label={label} className={styles['table']}>
        <thead role="rowgroup" className={styles['head']}>
          <tr role="row" className={styles['row']}>
            {pick !== undefined && (
              <th role="columnheader" className={styles['pick']}>
                {pick}
              </th>
            )}
            {columns.map(({ label }, at) =>
              label === undefined ? (
                // Columns have no other names, and never change places.
                <td role="cell" key={at} />
              ) : (
                <th key={at} role="columnheader" scope="col">
                  {label}
                </th>
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </TableFrame>
  )
}

type TableGroupProps = {
  /** Above them, with how many there are; nothing where absent. */
  title?: string | undefined
  count: number
  children: ReactNode
}

/** Rows that belong together. */
export function TableGroup({ title, count, children }: TableGroupProps) {
  const id = useId()
  return (
    <tbody role="rowgroup" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <tr role="row" className={styles['group']}>
          <td role="cell" colSpan={100}>
            <h2 id={id}>
              {title} <span>{count}</span>
            </h2>
          </td>
        </tr>
      )}
      {children}
    </tbody>
  )
}

/** What stands in a column. */
export type Fact = {
  value: ReactNode
  /** A word before it where no head says what it is. */
  prefix?: string
  /** Whether it is left out where there is no room for columns: the opened row has it. */
  isWide?: boolean
}

/** What stands in a column and begins with a word of ours: that is small where another one stands before it. */
export function ColumnWord({ children }: { children: ReactNode }) {
  return <span className={styles['word']}>{children}</span>
}

type TableRowProps = {
  /** The box that picks the row, where rows can be picked. */
  pick?: ReactNode
  isPicked?: boolean
  /** Of a stranger's words a `Value`. */
  name: ReactNode
  /** Few words beside the name. */
  beside?: ReactNode
  /** In the order of the columns; `null` where there is nothing to say: a dash stands there. */
  facts: readonly (Fact | null)[]
  /** A `Mark`, or nothing. */
  mark?: ReactNode
  /** A `RowMenu`. */
  menu: ReactNode
  /** Of the button that is its name. */
  ref?: Ref<HTMLButtonElement> | undefined
  isOpen: boolean
  onToggle: () => void
  /** What stands in the opened row. */
  children: ReactNode
}

/** One thing of a table. Its name is the button that opens it. */
export function TableRow({
  pick,
  isPicked = false,
  name,
  beside,
  facts,
  mark,
  menu,
  ref,
  isOpen,
  onToggle,
  children,
}: TableRowProps) {
  const id = useId()
  return (
    <>
      <tr
        role="row"
        className={styles['row']}
        data-picked={isPicked || undefined}
        data-open={isOpen || undefined}
      >
        {pick !== undefined && (
          <td role="cell" className={styles['pick']}>
            {pick}
          </td>
        )}
        <th role="rowheader" scope="row" className={styles['name']}>
          <button
            ref={ref}
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={onToggle}
          >
            {name}
          </button>
          {beside}
        </th>
        {facts.map((fact, at) => (
          // The columns have no other names, and never change places.
          <td
            role="cell"
            key={at}
            className={classNames(
              styles['fact'],
              fact === null && styles['none'],
              fact?.isWide && styles['wide'],
            )}
            data-prefix={fact?.prefix}
          >
            {fact?.value}
          </td>
        ))}
        <td role="cell" className={styles['mark']}>
          {mark}
        </td>
        <td role="cell" className={styles['menu']}>
          {menu}
        </td>
      </tr>
      {isOpen && (
        <tr role="row" id={id} className={styles['opened']}>
          <td role="cell" colSpan={100}>
            {children}
          </td>
        </tr>
      )}
    </>
  )
}
