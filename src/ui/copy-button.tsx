import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { useAnnounce } from './announcer.tsx'
import { Button, type ButtonKind } from './button.tsx'
import { Icon } from './icons.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type CopyButtonProps = {
  /** What is copied, as it is. */
  text: string
  /** What the thing is called, for those who do not see what the button stands beside: "User name". */
  of?: string
  /** The button's words where nothing beside it says what is copied; "Copy" otherwise. */
  label?: string
  /** The element that holds the text: it is selected when the browser refuses to copy. */
  selects?: () => Element | null
  kind?: ButtonKind
  /** Whether eyes have a sign for its words until it is pressed: where it stands right beside what it copies. */
  isSign?: boolean
  /** It is in the clipboard now. */
  onCopied?: () => void
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
export function CopyButton({
  text,
  of,
  label,
  selects,
  kind = 'plain',
  isSign = false,
  onCopied,
}: CopyButtonProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    try {
      await host.copy(text)
      setState('copied')
      onCopied?.()
      announce(t('ui.copied'))
    } catch {
      setState('failed')
      select(selects?.() ?? null)
      announce(t('ui.copyFailed'))
    }
  }

  const words = {
    idle: label ?? t('ui.copy'),
    copied: t('ui.copied'),
    failed: t('ui.copyFailedShort'),
  }
  return (
    <Button kind={kind} onClick={() => void copy()} onBlur={() => setState('idle')}>
      {isSign && state === 'idle' ? (
        <>
          <Icon name="copy" />
          <VisuallyHidden>{words.idle}</VisuallyHidden>
        </>
      ) : (
        words[state]
      )}
      {/* After the words on screen, so that the accessible name begins with them in every language. */}
      {of && state === 'idle' && <VisuallyHidden> {of}</VisuallyHidden>}
    </Button>
  )
}
