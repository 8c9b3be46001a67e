import { changed } from './changed-history.ts'
import type { History } from './navigation.ts'

// The entries of the tab belong to the browser: no host can give a Perch others, and the page around it writes their state as
// well.
// oxlint-disable-next-line no-restricted-globals
const browser = () => globalThis as unknown as Window & { navigation?: Navigation }

/** What the router keeps of an entry: its number, its key, and what a link gave along. */
type Kept = { idx: number }

const isObject = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]'

/** What the router keeps in the state of the entry that is shown, under a name of its own; `null` where it was written over. */
function keptHere(): Kept | null {
  const state: unknown = browser().history.state
  const kept = isObject(state) ? state['perch'] : null
  return isObject(kept) && Number.isFinite(kept['idx']) ? (kept as Kept) : null
}

/** Keeps that there, beside what others do; where theirs is no object nothing can be beside it, and that stays. */
function keepHere(kept: Kept, address?: string): void {
  const { history } = browser()
  const theirs: unknown = history.state
  const isRoom = theirs === null || isObject(theirs)
  history.replaceState(isRoom ? { ...theirs, perch: kept } : theirs, '', address)
}

/** Which entry is shown, by its key, where the browser tells (Navigation API); else `null`. */
const entryShown = () => browser().navigation?.currentEntry?.key ?? null

/** How many steps lead from one entry to another; `null` where nobody knows. By keys: a browser that drops old entries counts anew. */
function stepsBetween(from: string | null, to: string | null): number | null {
  const keys =
    browser()
      .navigation?.entries()
      .map(({ key }) => key) ?? []
  // No entry's key is empty.
  const before = keys.indexOf(from ?? '')
  const after = keys.indexOf(to ?? '')
  return before < 0 || after < 0 ? null : after - before
}

/** A history of the browser's, and which number the entry has that is shown; `null` where nobody knows. */
export type NumberedHistory = History & { number: () => number | null }

/**
 * A history of the browser's, as `create` makes it of a window, that knows how far a step through it led, also where the page
 * around it writes the state of the entries (as Turbo and other routers do) or makes some (a link to a fragment). Where the
 * browser does not tell where it is among them, a step to an entry without a number is one of unknown length. Nothing is
 * written into the state of an entry before somebody goes on from it or its address is replaced, as a redirect does at once;
 * and never over what others have there, but for something of theirs that is called `perch`.
 */
export function numbered(
  create: (options: { window: Window; v5Compat: true }) => History,
): NumberedHistory {
  let here = keptHere() ?? { idx: 0 }
  let entry = entryShown()
  let delta: number | null = 0
  let stop = () => {}
  const now = () => keptHere() ?? here
  const be = (kept: Kept) => {
    here = kept
    delta = 0
    entry = entryShown()
  }
  const arrive = () => {
    const before = entry
    entry = entryShown()
    const step = stepsBetween(before, entry)
    const kept = keptHere()
    delta = step ?? (kept && kept.idx - here.idx)
    here = kept ?? { idx: here.idx + (delta ?? 0) }
  }
  /** The window, where all that the router keeps is the whole state. */
  const view = {
    location: browser().location,
    document: browser().document,
    history: {
      get state() {
        return now()
      },
      pushState(kept: Kept, _: string, address: string) {
        // An entry can lose its number only while it is the current one: it has it again before the next one comes.
        if (!keptHere()) keepHere(here)
        browser().history.pushState({ perch: kept }, '', address)
        be(kept)
      },
      replaceState(kept: Kept, _: string, address: string) {
        keepHere(kept, address)
        be(kept)
      },
      go: (steps: number) => browser().history.go(steps),
    },
    addEventListener(type: string, heard: () => void) {
      const listener = () => {
        arrive()
        heard()
      }
      browser().addEventListener(type, listener)
      stop = () => browser().removeEventListener(type, listener)
    },
    removeEventListener: () => stop(),
  }
  const history = create({ window: view as unknown as Window, v5Compat: true })
  const listen: History['listen'] = (listener) =>
    history.listen((update) =>
      listener(update.action === 'POP' ? { ...update, delta } : update),
    )
  return Object.assign(changed(history, { listen }), {
    number: () => (delta === null ? null : now().idx),
  })
}
