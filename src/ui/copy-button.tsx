import { useState } from 'react'

import { useT } from '../i18n/context.ts'
import { announce } from './announcer.tsx'
import { Button } from './button.tsx'

type CopyButtonProps = {
  /** What is copied, as it is. */
  text: string
  /** What the thing is called, for its accessible name: "Copy user name". */
  label: string
  /** The element that holds the text: it is selected when the browser refuses to copy. */
  selects?: () => Element | null
}

function select(element: Element | null) {
  if (!element) return
  const range = element.ownerDocument.createRange()
  range.selectNodeContents(element)
  const selection = element.ownerDocument.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** Copies, and says whether it worked: on plain http browsers have no clipboard, so failing must be visible. */
export function CopyButton({ text, label, selects }: CopyButtonProps) {
  const t = useT()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
      announce(t('shell.copied'))
    } catch {
      setState('failed')
      select(selects?.() ?? null)
      announce(t('shell.copyFailed'))
    }
  }

  const words = {
    idle: 'shell.copy',
    copied: 'shell.copied',
    failed: 'shell.copyFailedShort',
  } as const
  return (
    <Button
      kind="plain"
      aria-label={state === 'idle' ? label : undefined}
      onClick={() => void copy()}
      onBlur={() => setState('idle')}
    >
      {t(words[state])}
    </Button>
  )
}
