import { emitter } from '#src/lib/observable.ts'

import { createHold } from './hold.ts'
import { perHost } from './host.ts'

/**
 * Asks a Perch to stand still: nothing is read again by itself, so that nothing on screen can be replaced while it shows
 * what is told only once. `hold` returns what ends it; whoever subscribes hears of the beginning and of the end.
 */
export const stillness = perHost(() => {
  const { subscribe, tell } = emitter()
  return { ...createHold(tell), subscribe }
})
