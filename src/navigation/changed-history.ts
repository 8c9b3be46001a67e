import type { History } from './navigation.ts'

/** A history that does something else than another one, and is where that is. */
export function changed(history: History, change: Partial<History>): History {
  return {
    ...history,
    get location() {
      return history.location
    },
    get action() {
      return history.action
    },
    ...change,
  }
}
