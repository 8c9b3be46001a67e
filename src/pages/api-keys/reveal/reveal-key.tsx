import { useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import type { CreatedApiKey } from '#src/api/api-keys.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useHost } from '#src/host/context.ts'
import { stillness } from '#src/host/stillness.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Announcer } from '#src/ui/announcer.tsx'
import { Actions, Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { Stack } from '#src/ui/section.tsx'

import { PasteBack } from './paste-back.tsx'
import { SnippetList } from './snippets.tsx'

import styles from './reveal.module.css'

type RevealKeyProps = {
  created: CreatedApiKey
  /** What is to be known beside it; takes no focus. */
  notice?: ReactNode
  /** Called once; the key is off the screen by then, and nothing holds a navigation back. */
  onDone: () => void
}

/** Shows a key once, over everything else: nothing closes it but "Done", and leaving asks first. */
export function RevealKey({ created, notice, onDone }: RevealKeyProps) {
  const t = useT()
  const host = useHost()
  const { apiUrl } = usePanel()
  const text = useRef<HTMLElement>(null)
  const [isCopied, setCopied] = useState(false)
  /** Whether what was pasted back is the key; `null` when nothing was. */
  const [isSame, setSame] = useState<boolean | null>(null)
  const [asking, setAsking] = useState(false)
  const [closed, setClosed] = useState(false)

  // What reads by itself (focus, reconnection) lives outside of React, and could replace the page below the key.
  useEffect(() => stillness(host).hold(), [host])

  if (closed) return null
  const { usable } = created
  const copied = () => setCopied(true)
  // What was pasted back says more than what was copied, whichever came last: browsers copy when they come to it.
  const isKept = isSame ?? isCopied

  function close() {
    // Before the page goes on: the guard would ask about a navigation of its own.
    flushSync(() => setClosed(true))
    onDone()
  }

  return (
    <>
      <Dialog title={t('apiKeyCreate.revealTitle')} role="alertdialog" wide>
        {/* Copied by hand is copied, too: over plain http it is the only way. */}
        <div
          onCopy={({ currentTarget: { ownerDocument } }) => {
            if (ownerDocument.getSelection()?.toString().includes(usable)) copied()
          }}
        >
          <Stack>
            <p>{t('apiKeyCreate.revealText')}</p>
            <div className={styles['key']}>
              <code
                ref={text}
                dir="ltr"
                translate="no"
                aria-label={t('apiKeyCreate.theKey')}
              >
                {usable}
              </code>
              <CopyButton
                kind={isKept ? 'normal' : 'primary'}
                text={usable}
                label={t('apiKeyCreate.copyKey')}
                selects={() => text.current}
                onCopied={copied}
              />
            </div>
            <p className={styles['paper']}>{t('apiKeyCreate.notPrinted')}</p>
            <PasteBack secret={usable} onCompared={setSame} />
            <SnippetList apiUrl={apiUrl} secret={usable} onCopied={copied} />
            {notice}
            <Actions>
              <Button
                kind={isKept ? 'primary' : 'normal'}
                onClick={() => (isKept ? close() : setAsking(true))}
              >
                {t('apiKeyCreate.done')}
              </Button>
            </Actions>
          </Stack>
        </div>
        {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
        <Announcer />
      </Dialog>
      {asking && (
        <CloseQuestion
          wrong={isSame === false}
          onStay={() => setAsking(false)}
          onClose={close}
        />
      )}
      {/* Beside the dialog and after it, so that its question opens on top. */}
      <LeaveGuard when what={t('apiKeyCreate.revealWhat')} />
    </>
  )
}

type CloseQuestionProps = {
  /** Something else than the key was pasted back, after whatever was copied. */
  wrong: boolean
  onStay: () => void
  onClose: () => void
}

/** Asked before a key goes for good that is stored nowhere, as far as this page knows. */
function CloseQuestion({ wrong, onStay, onClose }: CloseQuestionProps) {
  const t = useT()
  return (
    <Dialog role="alertdialog" title={t('apiKeyCreate.closeTitle')} onClose={onStay}>
      <p>{t(wrong ? 'apiKeyCreate.closeWrong' : 'apiKeyCreate.closeUncopied')}</p>
      <Actions>
        <Button kind="primary" data-first-focus onClick={onStay}>
          {t('apiKeyCreate.closeNot')}
        </Button>
        <Button kind="danger" onClick={onClose}>
          {t('apiKeyCreate.closeForGood')}
        </Button>
      </Actions>
    </Dialog>
  )
}
