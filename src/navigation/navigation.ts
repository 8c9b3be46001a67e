import { createPath, parsePath, type Location, type Navigator, type To } from 'react-router'

import { emitter } from '#src/lib/observable.ts'

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
export type NavigationGuard = (here: Place, next: Place) => boolean

/** A navigation that a guard holds until somebody decides. */
export type HeldNavigation = {
  to: Place
  by: NavigationGuard
  goOn: () => void
  stay: () => void
}

type Options = {
  replace?: boolean
  state?: unknown
  /** Whether somebody was asked already, so that no guard asks again. */
  asked?: boolean
}

/** Whether an address is below a base, or that base. */
export const isBelow = (base: string, { pathname }: Pick<Location, 'pathname'>): boolean =>
  pathname === base || pathname.startsWith(base === '/' ? base : `${base}/`)

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
  /**
   * Whether it is about to be another: the history has been asked for a step that somebody agreed to, or that undoes one, and
   * has not made it yet. A step that no guard was asked about is not known before it is made.
   */
  isStepping: () => boolean
  /** Goes to a place of this page, or so many steps through the history. Resolves when that is on screen, or given up. */
  go: (to: To | number, options?: Options) => Promise<void>
  /** Does something that leaves what is on screen, as a navigation to `to` would, once the guards agree. */
  leave: (to: To, act: () => void | Promise<void>) => Promise<void>
  guard: (guard: NavigationGuard) => () => void
  /** The navigation that waits for an answer; for `useSyncExternalStore`. */
  held: () => HeldNavigation | null
  subscribe: (listener: () => void) => () => void
  /** To be called when `location()` is on screen. */
  arrived: () => void
  /** Calls `listener` whenever that is said, and when it is over. Returns what ends it. */
  onArrival: (listener: () => void) => () => void
  /** Ends it: it listens to nothing and goes nowhere any more, and whoever waits for it goes on. Safe to call twice. */
  dispose: () => void
}

/**
 * Makes what goes from page to page over a history, and asks guards first: also when the browser has gone already (Back,
 * Forward), by going back until somebody has decided. A fragment that somebody types has no number in the history, and
 * cannot be undone that way. An address that is not below `base` is not followed: it begins at the base then, and stays
 * where it is. It is not written over either by what takes a place, as a redirect does, but by a step of its own alone.
 */
export function createNavigation(history: History, base = '/'): Navigation {
  const guards = new Set<NavigationGuard>()
  /** Those that somebody has told to let go: they may be on screen until what comes after them is there. */
  const left = new Set<NavigationGuard>()
  const { subscribe, tell: changed } = emitter()
  const { subscribe: onArrival, tell: tellArrival } = emitter()
  /** All other addresses are the page's around it. */
  const isOwn = (at: Location) => isBelow(base, at)
  let location = isOwn(history.location)
    ? history.location
    : { ...history.location, pathname: base, search: '', hash: '' }
  let held: HeldNavigation | null = null
  let isOver = false
  /** Who waits for `location` to be on screen, and who for the history to have stepped. */
  let waiting: (() => void)[] = []
  let stepping: (() => void)[] = []
  /** How many steps through the history the next one has that was agreed to. */
  let agreed: number | null = null
  /** While a step is undone: what is to be done afterwards, since the history would lose its way in between. */
  let afterUndoing: (() => void)[] | null = null

  const below = (place: Place): Place => ({
    pathname: base === '/' ? place.pathname : place.pathname.slice(base.length) || '/',
    search: place.search,
    hash: place.hash,
    state: place.state as unknown,
  })
  /** Where `to` leads from here, as an address has it, when `to` begins at `root`. */
  const placeOf = (to: To, state: unknown, root = '/'): Place => {
    const { pathname, search = '', hash = '' } = typeof to === 'string' ? parsePath(to) : to
    const path =
      pathname === undefined ? location.pathname : (root === '/' ? '' : root) + pathname
    return { pathname: path, search, hash, state }
  }
  /** Takes this place; while the address is the page's around it, without one. */
  const takePlace = (next: Place) => {
    if (isOwn(history.location)) return history.replace(createPath(next), next.state)
    const key = Math.random().toString(36).slice(2)
    location = { ...location, ...next, key }
    changed()
  }
  const settle = (settled: (() => void)[]) => {
    for (const resolve of settled.splice(0)) resolve()
  }
  const hold = (to: Place, by: NavigationGuard, act: () => void, giveUp: () => void) => {
    // Only one can be asked about: whoever waits for the one before goes on without it.
    held?.stay()
    const end = (next: () => void) => () => {
      if (held !== mine) return
      held = null
      changed()
      next()
    }
    const mine: HeldNavigation = { to, by, goOn: end(act), stay: end(giveUp) }
    held = mine
    changed()
  }
  const guardOf = (next: Place) => {
    const here = below(location)
    return [...guards].find((guard) => !left.has(guard) && guard(here, next))
  }
  /** Does what leads to `next`, an address, once the guards agree; `arrive` is called then, or when it is given up. */
  const attempt = (next: Place, act: () => void, asked = false, arrive = () => {}) => {
    if (isOver) return arrive()
    if (afterUndoing) {
      afterUndoing.push(() => attempt(next, act, asked, arrive))
      return
    }
    const to = below(next)
    const by = asked ? undefined : guardOf(to)
    const doIt = () => {
      waiting.push(arrive)
      act()
    }
    const goOn = () => {
      if (by) left.add(by)
      doIt()
    }
    if (by) hold(to, by, goOn, arrive)
    else doIt()
  }

  const navigator: Navigator = {
    createHref: history.createHref,
    createURL: history.createURL,
    encodeLocation: history.encodeLocation,
    go: history.go,
    push: (to, state: unknown) =>
      attempt(placeOf(to, state), () => history.push(to, state)),
    replace(to, state: unknown) {
      const next = placeOf(to, state)
      attempt(next, () => takePlace(next))
    },
  }

  const stop = history.listen(({ action, location: next, delta }) => {
    const undone = afterUndoing ?? []
    const isUndoing = afterUndoing !== null
    afterUndoing = null
    if (!isOwn(next)) {
      // A step that was agreed to while another one is undone is still to come.
      if (!isUndoing) agreed = null
      return settle([...undone, ...stepping.splice(0)])
    }
    if (action === 'POP') {
      // The way back of one that was undone; what is shown there may have no address.
      const isSame = next.key === location.key && createPath(next) === createPath(location)
      if (isSame || (isUndoing && !isOwn(history.location))) return settle(undone)
      const by = delta && delta !== agreed ? guardOf(below(next)) : undefined
      if (by && delta) {
        const steppers = stepping.splice(0)
        agreed = null
        afterUndoing = undone
        history.go(-delta)
        const goOn = () => {
          left.add(by)
          stepping.push(...steppers)
          agreed = delta
          history.go(delta)
        }
        return hold(below(next), by, goOn, () => settle(steppers))
      }
    }
    agreed = null
    location = next
    waiting.push(...stepping.splice(0))
    changed()
    settle(undone)
  })

  return {
    navigator,
    base,
    location: () => location,
    place: () => below(location),
    isStepping: () => agreed !== null || afterUndoing !== null,
    go(to, { replace = false, state, asked = false } = {}) {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (typeof to !== 'number') {
        const next = placeOf(to, state, base)
        const act = () =>
          replace ? takePlace(next) : history.push(createPath(next), state)
        attempt(next, act, asked, resolve)
      } else if (isOver) resolve()
      else {
        stepping.push(resolve)
        if (asked) agreed = to
        history.go(to)
      }
      return promise
    },
    async leave(to, act) {
      if (isOver) return
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const doIt = () => void (async () => act())().then(resolve, reject)
      const next = below(placeOf(to, null, base))
      const by = guardOf(next)
      if (by) hold(next, by, doIt, resolve)
      else doIt()
      await promise
    },
    guard(guard) {
      guards.add(guard)
      return () => guards.delete(guard)
    },
    held: () => held,
    subscribe,
    arrived() {
      left.clear()
      settle(waiting)
      tellArrival()
    },
    onArrival,
    dispose() {
      isOver = true
      stop()
      held?.stay()
      settle(afterUndoing ?? [])
      settle(stepping)
      settle(waiting)
      tellArrival()
    },
  }
}
