import { useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { useAnnounce } from '../announcer.tsx'

/** How a secret is shown, and the ways to have it shown otherwise. */
export type SecretView = {
  isCovered: boolean
  isSpelled: boolean
  cover: () => void
  uncover: () => void
  spell: (isSpelled: boolean) => void
  /** Shows it as it is, at once: as where it is to be selected. */
  showPlain: () => void
}

/**
 * How a secret is shown. Once it is kept (`isKept`) nobody needs it on screen, and it covers itself when the page is not seen
 * any more, as when somebody has gone to paste it; not until then, since whoever types it elsewhere comes back to read on,
 * and not once somebody has uncovered it.
 */
export function useSecretView(isKept: boolean): SecretView {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const [isCovered, setCovered] = useState(false)
  const [isSpelled, setSpelled] = useState(false)
  const [isWanted, setWanted] = useState(false)

  const hidden = useEffectEvent(() => {
    if (isKept && !isWanted && !host.isVisible()) setCovered(true)
  })
  // Only the document tells.
  useEffect(() => {
    const look = () => hidden()
    return host.onVisibility(look)
  }, [host])

  return {
    isCovered,
    isSpelled,
    cover() {
      setCovered(true)
      announce(t('ui.secretHidden'))
    },
    uncover() {
      setCovered(false)
      setWanted(true)
      announce(t('ui.secretShown'))
    },
    spell(next) {
      setCovered(false)
      setSpelled(next)
    },
    showPlain: () =>
      flushSync(() => {
        setCovered(false)
        setSpelled(false)
      }),
  }
}
