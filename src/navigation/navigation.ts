import { createPath, parsePath, type Location, type Navigator, type To } from 'react-router'

/** Where somebody is: a path of this page (below its base), a query, a fragment, and what a link gave along. */
export type Place = Pick<Location, 'pathname' | 'search' | 'hash' | 'state'>

/** What a navigation needs of a history; those of react-router by path, by fragment and in memory have it. */
export type History = Required<Navigator> & {
  readonly location: Location
  readonly action: string
  listen: (
    listener: (update: {
      action: string
      location: Location
      delta: number | null
    }) => void,
  ) => () => void
}

/** Whether to ask before this place is left for the next one. */
export type Guard = (here: Place, next: Place) => boolean

/** A navigation that a guard holds until somebody decides. */
export type Held = { to: Place; by: Guard; goOn: () => void; stay: () => void }

type Options = {
  replace?: boolean
  state?: unknown
  /** Whether somebody was asked already, so that no guard asks again. */
  asked?: boolean
}

/** Where the page is, and how it goes elsewhere. */
export type Navigation = {
  /** For react-router's `<Router>`: what its links do asks the guards as well. */
  navigator: Navigator
  /** What the paths of this page stand behind in the address: `/account`, or `/`. */
  base: string
  /** Where it is now, which may not be on screen yet, as the history has it. */
  location: () => Location
  /** The same, below the base. */
  place: () => Place
  /** Goes to a place of this page, or so many steps through the history. Resolves when that is on screen, or given up. */
  go: (to: To | number, options?: Options) => Promise<void>
  /** Does something that leaves what is on screen, as a navigation to `to` would, once the guards agree. */
  leave: (to: To, act: () => void | Promise<void>) => Promise<void>
  guard: (guard: Guard) => () => void
  /** The navigation that waits for an answer; for `useSyncExternalStore`. */
  held: () => Held | null
  subscribe: (listener: () => void) => () => void
  /** To be called when `location()` is on screen. */
  arrived: () => void
  /** Listens to nothing any more. */
  dispose: () => void
}

/**
 * Makes what goes from page to page over a history, and asks guards first: also when the browser has gone already (Back,
 * Forward), by going back until somebody has decided. A fragment that somebody types has no number in the history, and
 * cannot be undone that way. An address that is not below `base` is not followed: it begins at the base then, and stays
 * where it is.
 */
export function createNavigation(history: History, base = '/'): Navigation {
  const guards = new Set<Guard>()
  const listeners = new Set<() => void>()
  let waiting: (() => void)[] = []
  /** Whether an address is below the base; all others are the page's around it. */
  const isOwn = ({ pathname }: Location) =>
    pathname === base || pathname.startsWith(base === '/' ? base : `${base}/`)
  let location = isOwn(history.location)
    ? history.location
    : { ...history.location, pathname: base, search: '', hash: '' }
  let held: Held | null = null
  /** What the next step through the history is: one of somebody's, our own back again, or one that was agreed to. */
  let step: 'theirs' | 'undoing' | 'agreed' = 'theirs'

  const changed = () => {
    for (const listener of listeners) listener()
  }
  const below = (place: Place): Place => ({
    pathname: base === '/' ? place.pathname : place.pathname.slice(base.length) || '/',
    search: place.search,
    hash: place.hash,
    state: place.state as unknown,
  })
  const above = (to: To): To => {
    if (base === '/') return to
    const path = createPath(typeof to === 'string' ? parsePath(to) : to)
    return `${base}${path}`
  }
  const placeOf = (to: To, state: unknown): Place => {
    const {
      pathname = location.pathname,
      search = '',
      hash = '',
    } = typeof to === 'string' ? parsePath(to) : to
    return { pathname, search, hash, state }
  }
  const settle = () => {
    const settled = waiting
    waiting = []
    for (const resolve of settled) resolve()
  }
  const release = () => {
    held = null
    changed()
  }
  const hold = (to: Place, by: Guard, act: () => void) => {
    held = {
      to,
      by,
      goOn() {
        release()
        act()
      },
      stay() {
        release()
        settle()
      },
    }
    changed()
  }
  const guardOf = (next: Place) => {
    const here = below(location)
    return [...guards].find((guard) => guard(here, next))
  }
  /** `next` is as an address has it, with the base. */
  const attempt = (next: Place, act: () => void) => {
    const to = below(next)
    const by = guardOf(to)
    if (by) hold(to, by, act)
    else act()
  }

  const navigator: Navigator = {
    createHref: history.createHref,
    createURL: history.createURL,
    encodeLocation: history.encodeLocation,
    go: history.go,
    push: (to, state: unknown) =>
      attempt(placeOf(to, state), () => history.push(to, state)),
    replace: (to, state: unknown) =>
      attempt(placeOf(to, state), () => history.replace(to, state)),
  }

  const stop = history.listen(({ action, location: next, delta }) => {
    const kind = action === 'POP' ? step : 'agreed'
    step = 'theirs'
    if (kind === 'undoing' || !isOwn(next)) return
    const by = kind === 'theirs' && delta ? guardOf(below(next)) : undefined
    if (by && delta) {
      step = 'undoing'
      history.go(-delta)
      hold(below(next), by, () => {
        step = 'agreed'
        history.go(delta)
      })
      return
    }
    location = next
    changed()
  })

  return {
    navigator,
    base,
    location: () => location,
    place: () => below(location),
    go(to, { replace = false, state, asked = false } = {}) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      const by = asked ? history : navigator
      if (typeof to === 'number') by.go(to)
      else by[replace ? 'replace' : 'push'](above(to), state)
      return promise
    },
    async leave(to, act) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const doIt = () => void Promise.resolve(act()).then(resolve, reject)
      const next = placeOf(to, null)
      const by = guardOf(next)
      if (by) {
        waiting.push(resolve)
        hold(next, by, doIt)
      } else doIt()
      await promise
    },
    guard(guard) {
      guards.add(guard)
      return () => guards.delete(guard)
    },
    held: () => held,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    arrived: settle,
    dispose: stop,
  }
}
