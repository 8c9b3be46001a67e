import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { useAnnounce } from './announcer.tsx'

function select(element: Element | null) {
  if (!element) return
  const range = element.ownerDocument.createRange()
  range.selectNodeContents(element)
  const selection = element.ownerDocument.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** Copying one text, by as many buttons as there are for it. */
export type Copying = {
  /** What became of it, until that is forgotten. */
  state: 'idle' | 'copied' | 'failed'
  /** Copies, and tells; `copied` is called when it is in the clipboard. */
  copy: (copied?: () => void) => Promise<void>
  forget: () => void
}

/**
 * Copies `text`, and says whether it worked: on plain http browsers have no clipboard. `selects` gives the element that holds
 * the text: it is selected when the browser refuses.
 */
export function useCopying(text: string, selects?: () => Element | null): Copying {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const [state, setState] = useState<Copying['state']>('idle')
  return {
    state,
    async copy(copied) {
      try {
        await host.copy(text)
        setState('copied')
        copied?.()
        announce(t('ui.copied'))
      } catch {
        setState('failed')
        select(selects?.() ?? null)
        announce(t('ui.copyFailed'))
      }
    },
    forget: () => setState('idle'),
  }
}
