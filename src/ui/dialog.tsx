import { useEffectEvent, useId, useLayoutEffect, useRef, type ReactNode } from 'react'

import styles from './dialog.module.css'

type DialogProps = {
  title: ReactNode
  /** Asked for by Escape or the platform's own way of closing; absent when the dialog must be answered. */
  onClose?: (() => void) | undefined
  /** `alertdialog` when it interrupts. */
  role?: 'dialog' | 'alertdialog'
  /** Room for two columns. */
  wide?: boolean
  children: ReactNode
}

/** A modal `<dialog>` that is open as long as it is rendered. Focus goes in, and back to where it was when it is gone. */
export function Dialog({ title, onClose, role = 'dialog', wide, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Without `closedby` a browser closes it at a repeated Escape or Back gesture, and asks nobody.
  const closedByBrowser = useEffectEvent(() => {
    if (ref.current?.open) return
    if (onClose) onClose()
    else ref.current?.showModal()
  })

  // showModal() exists only as a method: there is no attribute that opens a dialog as a modal one. A layout effect,
  // because only a dialog that is closed before it leaves the document gives focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog?.open) dialog?.showModal()
    // React's autoFocus came before the dialog was open, when nothing in it could have focus.
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    const closed = () => closedByBrowser()
    dialog?.addEventListener('close', closed)
    return () => {
      dialog?.removeEventListener('close', closed)
      dialog?.close()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      role={role}
      className={styles['dialog']}
      data-wide={wide}
      closedby={onClose ? 'closerequest' : 'none'}
      aria-labelledby={id}
      onCancel={(event) => {
        // Closing is the parent's to decide: it stops rendering the dialog.
        event.preventDefault()
        onClose?.()
      }}
      onKeyDown={(event) => {
        // Chromium lets a repeated Escape through although `cancel` was prevented.
        if (event.key === 'Escape' && !onClose) event.preventDefault()
      }}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
