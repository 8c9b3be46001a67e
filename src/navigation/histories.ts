import {
  UNSAFE_createBrowserHistory as createBrowserHistory,
  UNSAFE_createHashHistory as createHashHistory,
  UNSAFE_createMemoryHistory as createMemoryHistory,
} from 'react-router'

import type { History } from './navigation.ts'

/** Pages have addresses of their own in the document's: `/security`. */
export function createPathHistory(): History {
  return createBrowserHistory({ v5Compat: true })
}

/** Pages have addresses in the document's fragment: `#/security`. */
export function createFragmentHistory(): History {
  return createHashHistory({ v5Compat: true })
}

/** Pages have no addresses; it begins at `first`, a path of the page. */
export function createHistoryInMemory(first: string): History {
  return createMemoryHistory({ initialEntries: [first], v5Compat: true })
}

/**
 * A history without steps of its own: each page takes the entry of the one before it. For documents where Back to an entry
 * of ours would bring back a picture of the document, and lose what was typed.
 */
export function withoutSteps(history: History): History {
  return {
    get location() {
      return history.location
    },
    get action() {
      return history.action
    },
    createHref: history.createHref,
    createURL: history.createURL,
    encodeLocation: history.encodeLocation,
    push: history.replace,
    replace: history.replace,
    go: history.go,
    listen: history.listen,
  }
}
