import type { ComponentProps, ReactNode } from 'react'

import { classNames } from './class-names.ts'

import styles from './button.module.css'

export type ButtonKind = 'primary' | 'normal' | 'plain' | 'danger'

type ButtonProps = Omit<ComponentProps<'button'>, 'type' | 'disabled'> & {
  /** `primary` once a form; `plain` is a link that acts; `danger` destroys at this press, and asks no more. */
  kind?: ButtonKind
  type?: 'button' | 'submit'
  /** While true a press does nothing, but the button keeps focus and its place. */
  pending?: boolean
  /** What the button says while it is pending, e.g. "Saving…". */
  pendingLabel?: ReactNode
}

/** What a host's styles call it. */
const partOf = (kind: ButtonKind) => `button button-${kind}`

/** A button that is never `disabled`: a reason beside the field explains more than a grey button does. */
export function Button({
  kind = 'normal',
  type = 'button',
  pending = false,
  pendingLabel,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      className={classNames(styles['button'], className)}
      part={partOf(kind)}
      data-kind={kind}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        // Safari gives a button that is pressed no focus. Enter in a field presses it, too, by a click that no pointer made.
        if (event.detail > 0) event.currentTarget.focus({ preventScroll: true })
        if (pending) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {pending && <span className={styles['spinner']} aria-hidden="true" />}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  )
}

/** The look of a button for a real link. */
export function buttonLook(kind: ButtonKind = 'normal') {
  return { className: styles['button'] ?? '', 'data-kind': kind, part: partOf(kind) }
}

/** The buttons at the end of a form or a dialog, the main one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>
}
