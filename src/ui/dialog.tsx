import {
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { classNames } from './class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

import styles from './dialog.module.css'
import menu from './menu.module.css'

type DialogProps = {
  title: ReactNode
  /** Asked for by Escape or the platform's own way of closing; absent when the dialog must be answered. */
  onClose?: (() => void) | undefined
  /** `alertdialog` when it interrupts. */
  role?: 'dialog' | 'alertdialog'
  /** What is in it reaches to its edges, and its title is only heard. */
  bare?: boolean
  /** The `id` of what is heard with the title. */
  describedBy?: string
  className?: string | undefined
  /** Must be answered first: every other dialog waits, as it is, until this one is gone. */
  urgent?: boolean
  children: ReactNode
}

/** How many dialogs are open that must be answered first. */
const urgentDialogs = perHost(() => observableRecord({ open: 0 }))

/**
 * Whoever pressed something in a popover, which closes as a modal dialog opens, goes back to what had opened it: what was
 * pressed is not there any more.
 */
function leavePopover(dialog: HTMLElement): void {
  const root = dialog.getRootNode() as Document | ShadowRoot
  const popover = root.activeElement?.closest('[popover]')
  if (popover?.id)
    root.querySelector<HTMLElement>(`[popovertarget="${popover.id}"]`)?.focus()
}

/** A modal `<dialog>` that is open as long as it is rendered. Focus goes in, and back to where it was when it is gone. */
export function Dialog({
  title,
  onClose,
  role = 'dialog',
  bare,
  describedBy,
  className,
  urgent = false,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const urgentOnes = urgentDialogs(useHost())
  // What in it had focus last: it may be closed meanwhile, to wait for another one.
  const last = useRef<HTMLElement>(null)
  const isUrgentOpen = () => urgentOnes.get().open > 0
  const hasToWait = useSyncExternalStore(urgentOnes.subscribe, isUrgentOpen) && !urgent
  // Without `closedby` a browser closes it at a repeated Escape or Back gesture, and asks nobody.
  const closedByBrowser = useEffectEvent(() => {
    if (ref.current?.open) return
    if (onClose) onClose()
    else ref.current?.showModal()
  })

  // showModal() exists only as a method: there is no attribute that opens a dialog as a modal one. A layout effect,
  // because only a dialog that is closed before it leaves the document gives focus back.
  useLayoutEffect(() => {
    if (hasToWait) return
    const dialog = ref.current
    if (dialog && !dialog.open) {
      leavePopover(dialog)
      dialog.showModal()
    }
    // React's autoFocus came before the dialog was open, when nothing in it could have focus.
    const first = dialog?.querySelector<HTMLElement>('[data-first-focus]')
    const wentIn = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target
    }
    const before = dialog?.contains(last.current) ? last.current : null
    ;(before ?? first)?.focus()
    const closed = () => closedByBrowser()
    dialog?.addEventListener('close', closed)
    dialog?.addEventListener('focusin', wentIn)
    return () => {
      dialog?.removeEventListener('close', closed)
      dialog?.removeEventListener('focusin', wentIn)
      dialog?.close()
    }
  }, [hasToWait])

  // Two modal dialogs on top of each other would hold two answers to give at once.
  useLayoutEffect(() => {
    if (!urgent) return
    const count = (by: number) => urgentOnes.set({ open: urgentOnes.get().open + by })
    count(1)
    return () => count(-1)
  }, [urgent, urgentOnes])

  return (
    <dialog
      ref={ref}
      role={role}
      part="dialog"
      className={classNames(menu['raised'], styles['dialog'], className)}
      data-bare={bare}
      closedby={onClose ? 'closerequest' : 'none'}
      aria-labelledby={id}
      aria-describedby={describedBy}
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
        {bare ? <VisuallyHidden>{title}</VisuallyHidden> : title}
      </h2>
      {children}
    </dialog>
  )
}
