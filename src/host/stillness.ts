import { createHold } from './hold.ts'
import { perHost } from './host.ts'

/**
 * Asks a Perch to stand still: nothing is read again by itself, so that nothing on screen can be replaced while it shows
 * what is told only once. `hold` returns what ends it.
 */
export const stillness = perHost(() => createHold())
