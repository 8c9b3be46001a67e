import { changed } from './changed-history.ts'
import type { History } from './navigation.ts'

// The entries of the tab belong to the browser: no host can give a Perch others, and the page around it writes their state as
// well.
// oxlint-disable-next-line no-restricted-globals
const browser = () => globalThis as Pick<Window, 'history'> & { navigation?: Navigation }

/** The number that react-router gives an entry, in its state; `null` where it was written over. */
export function numberHere(): number | null {
  const state = browser().history.state as { idx?: unknown } | null
  return typeof state?.idx === 'number' && Number.isFinite(state.idx) ? state.idx : null
}

/** Gives the entry what others keep in its state, beside what the router keeps there. */
function keepTheirs(theirs: unknown): void {
  const state: unknown = browser().history.state
  if (typeof theirs !== 'object' || typeof state !== 'object') return
  browser().history.replaceState({ ...theirs, ...state }, '')
}

/** Gives the entry its number again, beside what others keep there. */
function renumber(number: number): void {
  const state: unknown = browser().history.state
  if (numberHere() !== null || typeof state !== 'object') return
  browser().history.replaceState({ ...state, idx: number }, '')
}

/** Which of its tab's entries is shown, where the browser tells (Navigation API); else `null`. */
function placeAmongEntries(): number | null {
  const index = browser().navigation?.currentEntry?.index ?? -1
  return index >= 0 ? index : null
}

/**
 * A history of the browser's that knows how far a step through it led, also where the page around it writes the state of
 * the entries (as Turbo and other routers do) or makes some (a link to a fragment). Where the browser does not tell where
 * it is among them, a step to an entry without a number is one of unknown length.
 */
export function numbered(history: History): History {
  let at = numberHere() ?? 0
  let place = placeAmongEntries()
  /** An entry can lose its number only while it is the current one: it has it again before the next one comes. */
  const onNumber =
    (step: History['push']): History['push'] =>
    (to, state: unknown) => {
      renumber(at)
      step(to, state)
      at = numberHere() ?? at
      place = placeAmongEntries()
    }
  return changed(history, {
    push: onNumber(history.push),
    replace(to, state: unknown) {
      const theirs: unknown = browser().history.state
      onNumber(history.replace)(to, state)
      keepTheirs(theirs)
    },
    listen: (listener) =>
      history.listen((update) => {
        const before = place
        place = placeAmongEntries()
        const step = place !== null && before !== null ? place - before : null
        const number = numberHere()
        const delta = step ?? (number === null ? null : number - at)
        at = number ?? at + (step ?? 0)
        listener({ ...update, delta })
      }),
  })
}
