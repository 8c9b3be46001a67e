import {
  UNSAFE_createBrowserHistory as createBrowserHistory,
  UNSAFE_createMemoryHistory as createMemoryHistory,
} from 'react-router'

import type { History } from './navigation.ts'

/** Pages have addresses of their own in the document's: `/security`. */
export function createPathHistory(): History {
  return createBrowserHistory({ v5Compat: true })
}

/** Pages have no addresses; it begins at `first`, a path of the page. */
export function createHistoryInMemory(first: string): History {
  return createMemoryHistory({ initialEntries: [first], v5Compat: true })
}
