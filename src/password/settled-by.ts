import { useEffect, useRef } from 'react'

import type { Instant } from '#src/lib/instant.ts'

type Passwords = { current: string; next: string }

/** A change that was sent: when, and what it asked for. */
type Earlier = { at: Instant; next: string }

/**
 * Which of the changes before it have nothing left to tell once a change is taken. One that asked for the same password makes
 * no other of it, whenever it comes. One whose password is the current one by now has come; of several, the panel tells of one.
 */
export function settledBy(earlier: readonly Earlier[], change: Passwords): Instant[] {
  const came = earlier.find(({ next }) => next === change.current)
  return earlier
    .filter((each) => each === came || each.next === change.next)
    .map(({ at }) => at)
}

/** Remembers for a form what it sends, and tells which of it is settled by the next (`settledBy`). */
export function useSettledBy() {
  const earlier = useRef<Earlier[]>([])
  // They are passwords: they go with the form.
  useEffect(() => () => void (earlier.current = []), [])
  return (at: Instant, change: Passwords): Instant[] => {
    const settled = settledBy(earlier.current, change)
    earlier.current.push({ at, next: change.next })
    return settled
  }
}
