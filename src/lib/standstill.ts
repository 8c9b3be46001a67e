import { createHold } from './hold.ts'

const stillness = createHold()

/**
 * Asks the page to stand still: nothing is read again by itself, so that nothing on screen can be replaced while it
 * shows what is told only once. Returns what ends it.
 */
export const standStill = stillness.hold

/** Whether something on screen must not be disturbed. */
export const isStandingStill = stillness.isHeld
