import { useId, type ReactNode } from 'react'

import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'

import styles from './secret-dialog.module.css'

type SecretFooterProps = {
  /** Ways to keep what is shown, in a row above the last one. */
  above?: ReactNode
  /** Whether the last row is two buttons, which are of one width where there is little room. */
  isPair?: boolean
  /** The last row; the last in it stands at the far end. */
  children: ReactNode
}

/** The end of a dialog for secrets. */
export function SecretFooter({ above, isPair, children }: SecretFooterProps) {
  return (
    <div className={styles['footer']}>
      {above && <div className={styles['above']}>{above}</div>}
      <div className={styles['last']} data-pair={isPair || undefined}>
        {children}
      </div>
    </div>
  )
}

/** A `ref` that moves focus to the button inside. */
const focusButton = (element: HTMLElement | null) =>
  element?.querySelector('button')?.focus()

type ClosingQuestionProps = {
  /** What is not known, and whether to close all the same. */
  question: string
  closeLabel: string
  /** Whether it stands in place of a row; else it lies over the end of the body, so that no button moves. */
  isRow?: boolean
  onClose: () => void
  /** Escape. */
  onStay: () => void
  /** The button that keeps what is shown: where "Done" was, so that whoever presses twice keeps it. */
  children: ReactNode
}

/** What the footer turns into when somebody is done with what is kept nowhere, as far as the page knows. */
export function ClosingQuestion({
  question,
  closeLabel,
  isRow = false,
  onClose,
  onStay,
  children,
}: ClosingQuestionProps) {
  const id = useId()
  const words = (
    <p
      id={id}
      className={classNames(styles['above'], styles['question'])}
      data-over={!isRow || undefined}
    >
      {question}
    </p>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key is of the buttons inside
    <div
      role="group"
      aria-labelledby={id}
      className={styles['footer']}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onStay()
      }}
    >
      {isRow && words}
      <div className={styles['last']} data-pair>
        {!isRow && words}
        <Button kind="plain" className={styles['away']} onClick={onClose}>
          {closeLabel}
        </Button>
        <span ref={focusButton}>{children}</span>
      </div>
    </div>
  )
}
