import type { ReactNode, Ref } from 'react'

import { focusOnArrival } from './focus.ts'
import { Icon } from './icons.tsx'

import styles from './alert.module.css'

type AlertProps = {
  kind: 'info' | 'ok' | 'warn' | 'danger'
  /** One sentence, in bold. */
  title?: ReactNode
  /** Buttons or links after the text. */
  actions?: ReactNode
  /** `alert` when it appears because something went wrong; `status` for good news; absent when it was there from the start. */
  role?: 'alert' | 'status'
  /** Whether focus comes to it as it appears: what was pressed for it is gone, or out of sight. Then a `ref` is not used. */
  takesFocus?: boolean
  /** Lets a form move focus to its summary. */
  ref?: Ref<HTMLDivElement> | undefined
  children?: ReactNode
}

const icons = { info: 'info', ok: 'check', warn: 'warning', danger: 'warning' } as const

/** A message in the flow of the page: what happened, and what to do about it. */
export function Alert({
  kind,
  title,
  actions,
  role,
  takesFocus = false,
  ref,
  children,
}: AlertProps) {
  return (
    <div
      ref={takesFocus ? focusOnArrival : ref}
      part="alert"
      className={styles['notice']}
      data-kind={kind}
      role={role}
      tabIndex={takesFocus || ref ? -1 : undefined}
    >
      <Icon name={icons[kind]} />
      <div className={styles['body']}>
        <div className={styles['text']}>
          {title && <p className={styles['title']}>{title}</p>}
          {children}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  )
}
