import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

import { useHost } from '#src/host/context.ts'

import { classNames } from './class-names.ts'
import { passFocusToTitle } from './focus.ts'
import { Icon, type IconName } from './icons.tsx'

import menu from './menu.module.css'
import styles from './row-menu.module.css'

const itemsOf = (menu: Element) => [
  ...menu.querySelectorAll<HTMLElement>('[role="menuitem"]'),
]

/** Which item a key leads to from the one that has focus; `undefined` where it leads to none. */
function wanted(
  { key, target }: KeyboardEvent,
  items: readonly HTMLElement[],
): HTMLElement | undefined {
  const at = items.indexOf(target as HTMLElement)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  // The next one that begins with this letter, and the first after the last.
  return [...items.slice(at + 1), ...items].find((item) =>
    item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()),
  )
}

/** Where a browser that knows no anchors puts the menu: at the end of its button, above it where there is no room below. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const { clientHeight, clientWidth } = menu.ownerDocument.documentElement
  const { top, bottom, left, right } = button.getBoundingClientRect()
  const isBelow = bottom < clientHeight * 0.7
  menu.style.setProperty(
    '--perch-_block',
    isBelow ? `${bottom}px auto` : `auto ${clientHeight - top}px`,
  )
  const isRightToLeft = menu.matches(':dir(rtl)')
  menu.style.setProperty('--perch-_end', `${isRightToLeft ? left : clientWidth - right}px`)
}

type RowMenuProps = {
  /** What the menu is of: "More for Backups". */
  label: string
  /** `RowMenuItem`s; what destroys is the last. */
  children: ReactNode
}

/**
 * What can be done with a row, behind three dots: a menu as the ARIA Authoring Practices describe it. A popover: that it closes
 * at Escape and at a press elsewhere, and gives focus back, is the platform's.
 */
export function RowMenu({ label, children }: RowMenuProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const passFocus = passFocusToTitle(useHost())

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const { currentTarget } = event
    // Tab leads on from the button, which has focus back by then.
    if (event.key === 'Tab') return currentTarget.hidePopover()
    const item = wanted(event, itemsOf(currentTarget))
    if (!item) return
    event.preventDefault()
    item.focus()
  }

  return (
    <span className={styles['more']}>
      <button
        ref={(element) => {
          button.current = element
          return passFocus(element)
        }}
        type="button"
        className={styles['opener']}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        popoverTarget={id}
        onKeyDown={(event) => {
          // The menu itself: that it is closed is known here a moment later.
          const target = event.currentTarget.popoverTargetElement
          if (event.key !== 'ArrowDown' || target?.matches(':popover-open')) return
          event.preventDefault()
          event.currentTarget.click()
        }}
      >
        <Icon name="more" />
      </button>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items have focus */}
      <div
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={classNames(menu['menu'], styles['menu'])}
        onKeyDown={move}
        onBeforeToggle={({ newState, currentTarget }) => {
          if (newState !== 'open' || !button.current) return
          setIsOpen(true)
          place(currentTarget, button.current)
        }}
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') itemsOf(currentTarget)[0]?.focus()
          // Not before: focus goes back to the button only from something that is still there.
          else setIsOpen(false)
        }}
        // Focus is back at the button before what was chosen asks where it is.
        onClickCapture={({ currentTarget }) => currentTarget.hidePopover()}
      >
        {isOpen && children}
      </div>
    </span>
  )
}

/** The look of an item for a real link; the item's sign and words go into it. */
export const rowMenuLink = {
  role: 'menuitem',
  tabIndex: -1,
  className: classNames(menu['item'], styles['item']),
} as const

type RowMenuItemProps = {
  icon: IconName
  /** It destroys: it stands below a rule. */
  destroys?: boolean
  onSelect: () => void
  /** "…" behind the words means that a question follows. */
  children: ReactNode
}

/** One thing to do. */
export function RowMenuItem({ icon, destroys, onSelect, children }: RowMenuItemProps) {
  return (
    <>
      {destroys && <hr />}
      <button {...rowMenuLink} type="button" onClick={onSelect}>
        <Icon name={icon} />
        {children}
      </button>
    </>
  )
}
