import { useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import type { CreatedApiKey } from '#src/api/api-keys.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useHost } from '#src/host/context.ts'
import { stillness } from '#src/host/stillness.ts'
import { useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Button } from '#src/ui/button.tsx'
import { useCopying } from '#src/ui/copying.ts'
import { CopySecret } from '#src/ui/secrets/copy-secret.tsx'
import { covering, SecretBlock } from '#src/ui/secrets/secret-block.tsx'
import { SecretDialog } from '#src/ui/secrets/secret-dialog.tsx'
import { ClosingQuestion, SecretFooter } from '#src/ui/secrets/secret-footer.tsx'
import { useSecretView } from '#src/ui/secrets/secret-view.ts'

import { PasteBack } from './paste-back.tsx'
import { SnippetList } from './snippets.tsx'
import { TryOut } from './try-out.tsx'

import styles from './reveal.module.css'

type RevealKeyProps = {
  created: CreatedApiKey
  /** What is to be known beside it; takes no focus. */
  notice?: ReactNode
  /** Called once; the key is off the screen by then, and nothing holds a navigation back. */
  onDone: () => void
}

/**
 * Shows a key once, over everything else: nothing closes it but "Done", which asks once while the key is stored nowhere, as
 * far as this page knows; and leaving asks first.
 */
export function RevealKey({ created, notice, onDone }: RevealKeyProps) {
  const t = useT()
  const host = useHost()
  const { apiUrl } = usePanel()
  const text = useRef<HTMLElement>(null)
  const done = useRef<HTMLSpanElement>(null)
  const [isCopied, setCopied] = useState(false)
  /** Whether what was pasted back is the key; `null` when nothing was. */
  const [isSame, setSame] = useState<boolean | null>(null)
  const [asking, setAsking] = useState(false)
  const [closed, setClosed] = useState(false)
  const { usable } = created
  // What was pasted back says more than what was copied, whichever came last: browsers copy when they come to it.
  const isKept = isSame ?? isCopied
  const view = useSecretView(isKept)
  const copying = useCopying(usable, () => {
    view.showPlain()
    return text.current
  })

  // What reads by itself (focus, reconnection) lives outside of React, and could replace the page below the key.
  useEffect(() => stillness(host).hold(), [host])

  if (closed) return null
  const copied = () => setCopied(true)

  function close() {
    // Before the page goes on: the guard would ask about a navigation of its own.
    flushSync(() => setClosed(true))
    onDone()
  }

  function stay() {
    flushSync(() => setAsking(false))
    done.current?.querySelector('button')?.focus()
  }

  return (
    <>
      <SecretDialog
        title={t('apiKeyCreate.revealTitle', { name: apiKeyName(created.key) })}
        lead={t('apiKeyCreate.revealText')}
        onHandCopy={(selected) => {
          if (selected.includes(usable)) copied()
        }}
        footer={
          asking ? (
            <ClosingQuestion
              question={t(
                isSame === false ? 'apiKeyCreate.closeWrong' : 'apiKeyCreate.closeUncopied',
              )}
              closeLabel={t('apiKeyCreate.closeForGood')}
              onClose={close}
              onStay={stay}
            >
              <CopySecret
                copying={copying}
                label={t('apiKeyCreate.copyKey')}
                kind="primary"
                onPress={() => void copying.copy(copied).then(stay)}
              />
            </ClosingQuestion>
          ) : (
            <SecretFooter isPair>
              <CopySecret
                copying={copying}
                label={t('apiKeyCreate.copyKey')}
                kind={isKept ? 'normal' : 'primary'}
                hasFirstFocus
                onPress={() => void copying.copy(copied)}
              />
              <span ref={done}>
                <Button
                  kind={isKept ? 'primary' : 'plain'}
                  onClick={() => (isKept ? close() : setAsking(true))}
                >
                  {t('apiKeyCreate.done')}
                </Button>
              </span>
            </SecretFooter>
          )
        }
      >
        <SecretBlock view={view} secrets={[usable]}>
          {([shown]) => (
            <code
              ref={text}
              className={styles['key']}
              dir="ltr"
              translate="no"
              aria-label={t('apiKeyCreate.theKey')}
            >
              {shown}
            </code>
          )}
        </SecretBlock>
        <p className={styles['paper']}>{t('apiKeyCreate.notPrinted')}</p>
        <div className={styles['folds']}>
          <SnippetList
            apiUrl={apiUrl}
            secret={usable}
            shown={view.isCovered ? covering(usable) : usable}
            onCopied={() => {
              copying.forget()
              copied()
            }}
          />
          <PasteBack
            secret={usable}
            onCompared={(same) => {
              setSame(same)
              if (same) setAsking(false)
            }}
          />
          <TryOut identifier={created.key.identifier} secret={usable} />
        </div>
        {notice}
      </SecretDialog>
      {/* Beside the dialog and after it, so that its question opens on top. */}
      <LeaveGuard when what={t('apiKeyCreate.revealWhat')} />
    </>
  )
}
