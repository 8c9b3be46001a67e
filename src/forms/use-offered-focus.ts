import { useEffect, useRef, type RefObject } from 'react'

import { useHost } from '#src/host/context.ts'
import { offerFocus } from '#src/ui/focus.ts'

/**
 * A `ref` for what has the field in it that somebody has come for: focus goes there as it appears, unless somebody is busy
 * elsewhere. The page is announced all the same. Not where the field would open a keyboard over the rest; nor, `isWanted` being
 * `false`, where it is not what comes next.
 */
export function useOfferedFocus(isWanted = true): RefObject<HTMLDivElement | null> {
  const host = useHost()
  const box = useRef<HTMLDivElement>(null)
  // Focus is a side effect of having arrived. Navigation has its turn first.
  useEffect(() => {
    if (!isWanted || host.hasCoarsePointer()) return
    queueMicrotask(() => offerFocus(box.current?.querySelector('input, textarea') ?? null))
  }, [host, isWanted])
  return box
}
