import { useId, type ReactNode } from 'react'

import { Announcer } from '../announcer.tsx'
import { Dialog } from '../dialog.tsx'

import styles from './secret-dialog.module.css'

type SecretDialogProps = {
  title: ReactNode
  lead: ReactNode
  /** Something of its body was copied by hand, which over plain http is the only way; told what. */
  onHandCopy: (text: string) => void
  /** Rows that do not scroll: a `SecretFooter`, or a `ClosingQuestion`. */
  footer: ReactNode
  children: ReactNode
}

/** Shows over everything else what is told only once: a head, a body that scrolls, and a footer that does not. Nothing closes it. */
export function SecretDialog({
  title,
  lead,
  onHandCopy,
  footer,
  children,
}: SecretDialogProps) {
  const id = useId()
  return (
    <Dialog title={title} role="alertdialog" describedBy={id} className={styles['dialog']}>
      <p id={id} className={styles['lead']}>
        {lead}
      </p>
      <div
        className={styles['body']}
        onCopy={({ currentTarget: { ownerDocument } }) =>
          onHandCopy(String(ownerDocument.getSelection()))
        }
      >
        {children}
      </div>
      {footer}
      {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
      <Announcer />
    </Dialog>
  )
}
