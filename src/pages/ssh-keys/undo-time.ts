import { useRef, useState, type FocusEvent } from 'react'

import type { Instant } from '#src/lib/instant.ts'
import { useCountdown } from '#src/ui/countdown.tsx'

/** How long a removed key can be brought back, in milliseconds. */
export const undoTime = 30_000

/** Time that is over already is over a moment later: the countdown tells only of what it has counted. */
const atLeast = 250

/**
 * Seconds until `until`, which stand still while focus or the pointer is in the element that has `holding`: nothing goes
 * from under somebody who is about to use it (WCAG 2.2.1). `onOver` is called when they are over.
 */
export function useUndoTime(until: Instant, onOver: () => void) {
  const [end, setEnd] = useState(() => Math.max(until, Date.now() + atLeast))
  // In milliseconds, while it stands still.
  const [left, setLeft] = useState<number | null>(null)
  const holders = useRef(new Set<'focus' | 'pointer'>())
  const counted = useCountdown(left === null ? end : null, onOver)

  function hold(by: 'focus' | 'pointer') {
    holders.current.add(by)
    setLeft((before) => before ?? Math.max(0, end - Date.now()))
  }
  function release(by: 'focus' | 'pointer') {
    if (!holders.current.delete(by) || holders.current.size > 0 || left === null) return
    setEnd(Date.now() + Math.max(left, atLeast))
    setLeft(null)
  }
  return {
    seconds: left === null ? counted : Math.ceil(left / 1000),
    isHeld: left !== null,
    holding: {
      onFocus: () => hold('focus'),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) release('focus')
      },
      onPointerEnter: () => hold('pointer'),
      onPointerLeave: () => release('pointer'),
    },
  }
}
