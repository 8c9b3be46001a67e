import { useId, useState, type KeyboardEvent, type SyntheticEvent } from 'react'
import type { To } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { Link } from '#src/navigation/sections.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import styles from './chart.module.css'

type ColumnsProps = {
  /** What is said of each day, oldest first. */
  names: readonly string[]
  /** Where a press on each leads. */
  links: readonly To[]
  /** The day to which the feed is narrowed, or -1. */
  chosen: number
  /** Tells which day the reader looks at; `null` for none. */
  onLook: (at: number | null) => void
}

const week = 7

/** How far a key goes; `Infinity` is the last day, and in rows that run to the left so do the arrows. */
function stepOf(key: string, isRightToLeft: boolean): number | undefined {
  const right = isRightToLeft ? -1 : 1
  return {
    ArrowLeft: -right,
    ArrowRight: right,
    PageUp: -week,
    PageDown: week,
    Home: -Infinity,
    End: Infinity,
  }[key]
}

/**
 * A link a day, as high as the chart. They are one stop of the Tab key, as a toolbar is: 90 stops would stand between
 * the title and the feed.
 */
export function Columns({ names, links, chosen, onLook }: ColumnsProps) {
  const t = useT()
  const keys = useId()
  const last = links.length - 1
  const [focused, setFocused] = useState<number | null>(null)
  const stop = focused ?? (chosen < 0 ? last : chosen)

  function indexOf({ target, currentTarget }: SyntheticEvent) {
    return [...currentTarget.children].indexOf(target as Element)
  }
  function look(event: SyntheticEvent) {
    const at = indexOf(event)
    if (at >= 0) onLook(at)
  }
  function move(event: KeyboardEvent) {
    const { key, currentTarget, altKey, ctrlKey, metaKey } = event
    const step = stepOf(key, currentTarget.matches(':dir(rtl)'))
    if (step === undefined || altKey || ctrlKey || metaKey) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, indexOf(event) + step))
    const column = currentTarget.children[next]
    if (column instanceof HTMLElement) column.focus()
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the links in it have the focus, one at a time */}
      <div
        role="toolbar"
        aria-label={t('activityChart.days')}
        aria-describedby={keys}
        className={styles['columns']}
        onKeyDown={move}
        onFocus={(event) => {
          setFocused(indexOf(event))
          look(event)
        }}
        onBlur={() => onLook(null)}
        onPointerOver={look}
        onPointerLeave={({ currentTarget }) => {
          const at = [...currentTarget.children].findIndex((each) => each.matches(':focus'))
          onLook(at < 0 ? null : at)
        }}
      >
        {links.map((to, at) => (
          <Link
            // The days of a chart never change places.
            key={at}
            to={to}
            preventScrollReset
            tabIndex={at === stop ? 0 : -1}
            aria-label={names[at]}
            aria-current={at === chosen || undefined}
          />
        ))}
      </div>
      <VisuallyHidden>
        <span id={keys}>{t('activityChart.keys')}</span>
      </VisuallyHidden>
    </>
  )
}
