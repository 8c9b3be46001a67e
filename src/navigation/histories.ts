import {
  UNSAFE_createBrowserHistory as createBrowserHistory,
  UNSAFE_createHashHistory as createHashHistory,
  UNSAFE_createMemoryHistory as createMemoryHistory,
  type Location,
} from 'react-router'

import { changed } from './changed-history.ts'
import { isBelow, type History } from './navigation.ts'
import { numbered } from './numbered-history.ts'

/** Pages have addresses of their own in the document's: `/security`. */
export function createPathHistory(): History {
  return numbered(createBrowserHistory)
}

/**
 * Pages have addresses in the document's fragment: `#/security`. Another fragment (`#comments`), or none, is none of a page:
 * its path has no slash. Only a step to the entry on which it began is one to `base`, whatever fragment of others that has.
 * `address` gives the document's address.
 */
export function createFragmentHistory(address: () => string, base = '/'): History {
  const history = numbered(createHashHistory)
  const entryHere = () => `${history.number()} ${address().replace(/#.*/s, '')}`
  const began = entryHere()
  const asItIs = (location: Location): Location =>
    /^[^#]*#\//.test(address())
      ? location
      : { ...location, pathname: location.pathname.slice(1) }
  const steppedTo = (location: Location): Location =>
    !isBelow(base, location) && entryHere() === began
      ? { ...location, pathname: base, search: '', hash: '' }
      : location
  return {
    ...history,
    get location() {
      return asItIs(history.location)
    },
    get action() {
      return history.action
    },
    listen: (listener) =>
      history.listen((update) =>
        listener({ ...update, location: steppedTo(asItIs(update.location)) }),
      ),
  }
}

/**
 * Pages have no addresses; it begins at `first`, a path of the page. `address` gives the one that links have instead, for
 * those who open them in another tab.
 */
export function createHistoryInMemory(first: string, address?: () => string): History {
  const history = createMemoryHistory({ initialEntries: [first], v5Compat: true })
  if (!address) return history
  // Of another origin than its own it would be, to the router, and not allowed.
  const createHref = () => address().replace(/^\w+:\/\/[^/]*/, '')
  return changed(history, { createHref })
}

/**
 * A history without steps of its own: each page takes the entry of the one before it. For documents where Back to an entry
 * of ours would bring back a picture of the document, and lose what was typed.
 */
export function withoutSteps(history: History): History {
  return changed(history, { push: history.replace })
}
