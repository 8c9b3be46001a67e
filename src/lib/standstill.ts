let holders = 0

/**
 * Asks the page to stand still: nothing is read again by itself, so that nothing on screen can be replaced while it
 * shows what is told only once. Returns what ends it.
 */
export function standStill(): () => void {
  holders++
  let held = true
  return () => {
    if (held) holders--
    held = false
  }
}

/** Whether something on screen must not be disturbed. */
export function isStandingStill(): boolean {
  return holders > 0
}
