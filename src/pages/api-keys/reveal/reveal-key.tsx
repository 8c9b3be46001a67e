import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { usePanel } from '#src/account/panel-context.ts'
import type { CreatedApiKey } from '#src/api/api-keys.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useT } from '#src/i18n/context.ts'
import { standStill } from '#src/lib/standstill.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Announcer } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { PasteBack } from './paste-back.tsx'
import { snippetsFor } from './snippets.ts'

import styles from './reveal.module.css'

type RevealKeyProps = {
  created: CreatedApiKey
  /** Called once; the key is off the screen by then, and nothing holds a navigation back. */
  onDone: () => void
}

/** Shows a key once, over everything else: nothing closes it but "Done", and leaving asks first. */
export function RevealKey({ created, onDone }: RevealKeyProps) {
  const t = useT()
  const { panelUrl } = usePanel()
  const text = useRef<HTMLElement>(null)
  const [closed, setClosed] = useState(false)

  // What reads by itself (focus, reconnection) lives outside of React, and could replace the page below the key.
  useEffect(standStill, [])

  if (closed) return null
  const { usable } = created
  return (
    <>
      <Dialog title={t('apiKeyCreate.revealTitle')} role="alertdialog" wide>
        <Stack>
          <p>{t('apiKeyCreate.revealText')}</p>
          <div className={styles['key']}>
            <code ref={text} dir="ltr" translate="no" aria-label={t('apiKeyCreate.theKey')}>
              {usable}
            </code>
            <CopyButton
              text={usable}
              label={t('apiKeyCreate.copyKey')}
              selects={() => text.current}
            />
          </div>
          <PasteBack secret={usable} />
          <details className={styles['use']}>
            <summary>{t('apiKeyCreate.use')}</summary>
            {snippetsFor(panelUrl, usable).map((snippet) => (
              <div key={snippet.name} className={styles['snippet']}>
                <p>
                  <bdi>{snippet.name}</bdi>
                  <CopyButton text={snippet.text} of={snippet.name} />
                </p>
                <pre dir="ltr" translate="no">
                  {snippet.text}
                </pre>
              </div>
            ))}
          </details>
          <Actions>
            <Button
              kind="primary"
              onClick={() => {
                // Before the page goes on: the guard would ask about a navigation of its own.
                flushSync(() => setClosed(true))
                onDone()
              }}
            >
              {t('apiKeyCreate.done')}
            </Button>
          </Actions>
        </Stack>
        {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
        <Announcer />
      </Dialog>
      {/* Beside the dialog and after it, so that its question opens on top. */}
      <LeaveGuard when what={t('apiKeyCreate.revealWhat')} />
    </>
  )
}
