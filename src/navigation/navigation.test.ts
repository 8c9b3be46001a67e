import { createPath, UNSAFE_createMemoryHistory as createMemoryHistory } from 'react-router'
import { expect, test, vi } from 'vitest'

import { createNavigation } from './navigation.ts'

/** Somebody at `/profile`, who came from `/security`, in front of a page that shows at once where it is. */
function begin(base?: string) {
  const at = (path: string) => (base ?? '') + path
  const history = createMemoryHistory({
    initialEntries: [at('/security'), at('/profile')],
    v5Compat: true,
  })
  const navigation = createNavigation(history, base)
  navigation.subscribe(() => navigation.arrived())
  const where = () => navigation.place().pathname
  return { history, navigation, where }
}

test('a place is gone to, and back', async () => {
  const { navigation, where } = begin()
  await navigation.go('/ssh-keys?q=laptop#one', { state: { mark: 1 } })
  expect(navigation.place()).toEqual({
    pathname: '/ssh-keys',
    search: '?q=laptop',
    hash: '#one',
    state: { mark: 1 },
  })
  await navigation.go(-1)
  expect(where()).toBe('/profile')
})

test('one place takes the place of another in the history', async () => {
  const { navigation, where } = begin()
  await navigation.go('/activity', { replace: true })
  await navigation.go(-1)
  expect(where()).toBe('/security')
})

test.each([
  [
    'a link',
    (go: ReturnType<typeof begin>) => void go.navigation.go('/activity'),
    '/activity',
  ],
  ['Back', (go: ReturnType<typeof begin>) => go.history.go(-1), '/security'],
])('%s waits for whoever has something to lose', (_, leave, to) => {
  const started = begin()
  const { navigation, where } = started
  const guard = vi.fn(() => true)
  const open = navigation.guard(guard)
  leave(started)
  expect(where()).toBe('/profile')
  expect(navigation.held()).toMatchObject({ to: { pathname: to }, by: guard })
  navigation.held()?.stay()
  expect(navigation.held()).toBeNull()
  expect(where()).toBe('/profile')

  leave(started)
  navigation.held()?.goOn()
  expect(where()).toBe(to)
  expect(navigation.held()).toBeNull()

  open()
  leave(started)
  expect(navigation.held()).toBeNull()
})

test('who was asked is not asked again', async () => {
  const { navigation, where } = begin()
  navigation.guard(() => true)
  await navigation.go('/sign-in', { asked: true })
  expect(where()).toBe('/sign-in')
})

test('who leaves is not asked again before the next place is on screen', () => {
  const history = createMemoryHistory({ initialEntries: ['/profile'], v5Compat: true })
  const navigation = createNavigation(history)
  const where = () => navigation.place().pathname
  navigation.guard(() => true)
  void navigation.go('/ssh-keys')
  navigation.held()?.goOn()
  // Its code is on the way, and what guards is on screen still.
  expect(where()).toBe('/ssh-keys')
  void navigation.go('/api-keys')
  expect(navigation.held()).toBeNull()
  expect(where()).toBe('/api-keys')
  navigation.arrived()
  void navigation.go('/activity')
  expect(navigation.held()).not.toBeNull()
  expect(where()).toBe('/api-keys')
})

test('who leaves by Back is not asked again before the next place is on screen either', () => {
  const history = createMemoryHistory({
    initialEntries: ['/security', '/profile'],
    v5Compat: true,
  })
  const navigation = createNavigation(history)
  navigation.guard(() => true)
  history.go(-1)
  navigation.held()?.goOn()
  expect(navigation.place().pathname).toBe('/security')
  void navigation.go('/api-keys')
  expect(navigation.held()).toBeNull()
  expect(navigation.place().pathname).toBe('/api-keys')
  navigation.arrived()
  void navigation.go('/activity')
  expect(navigation.held()).not.toBeNull()
})

test('what waits for a place goes on when somebody stays', async () => {
  const { navigation } = begin()
  navigation.guard(() => true)
  const going = navigation.go('/activity')
  navigation.held()?.stay()
  await expect(going).resolves.toBeUndefined()
})

test('what leaves the page without going anywhere asks as well', async () => {
  const { navigation } = begin()
  const act = vi.fn(async () => {})
  await navigation.leave('/sign-out', act)
  expect(act).toHaveBeenCalledTimes(1)

  navigation.guard((_, next) => next.pathname === '/sign-out')
  const leaving = navigation.leave('/sign-out', act)
  expect(act).toHaveBeenCalledTimes(1)
  navigation.held()?.goOn()
  await leaving
  expect(act).toHaveBeenCalledTimes(2)
})

test('below a base the address has it, and nothing else', async () => {
  const { navigation, history } = begin('/account')
  expect(navigation.place().pathname).toBe('/profile')
  await navigation.go('/activity?from=2026-01-01')
  expect(history.location.pathname).toBe('/account/activity')
  expect(navigation.place()).toMatchObject({
    pathname: '/activity',
    search: '?from=2026-01-01',
  })
})

test('a link below a base goes where its address says, and asks with a path of this page', () => {
  const { navigation, history, where } = begin('/account')
  // What a link hands on has the base in it.
  navigation.navigator.push('/account/activity?page=2', null)
  expect(history.location).toMatchObject({
    pathname: '/account/activity',
    search: '?page=2',
  })
  expect(where()).toBe('/activity')
  const guard = vi.fn(() => true)
  navigation.guard(guard)
  navigation.navigator.push({ pathname: '/account', search: '' }, null)
  expect(guard.mock.calls).toMatchObject([[{ pathname: '/activity' }, { pathname: '/' }]])
  expect(navigation.held()?.to.pathname).toBe('/')
  navigation.held()?.goOn()
  expect(history.location.pathname).toBe('/account')
})

test.each([undefined, '/account'])(
  'a query alone stays on the page (base %s)',
  async (base) => {
    const { navigation } = begin(base)
    await navigation.go('?q=laptop')
    expect(navigation.place()).toMatchObject({ pathname: '/profile', search: '?q=laptop' })
    navigation.guard((here, next) => here.pathname !== next.pathname)
    await navigation.go('?q=phone')
    expect(navigation.place().search).toBe('?q=phone')
  },
)

test('leaving below a base asks with a path of this page', async () => {
  const { navigation } = begin('/account')
  const guard = vi.fn(() => false)
  navigation.guard(guard)
  await navigation.leave('/sign-out', () => {})
  expect(guard.mock.calls).toMatchObject([
    [{ pathname: '/profile' }, { pathname: '/sign-out' }],
  ])
})

test('who was asked before a step through the history is not asked again', async () => {
  const { navigation, where } = begin()
  navigation.guard(() => true)
  await navigation.go(-1, { asked: true })
  expect(where()).toBe('/security')
  void navigation.go(1)
  expect(navigation.held()?.to.pathname).toBe('/profile')
})

test('a step that leads nowhere spares nobody the question later', async () => {
  const { navigation, where } = begin()
  await navigation.go(-1)
  void navigation.go(-1, { asked: true })
  await navigation.go('/activity')
  navigation.guard(() => true)
  void navigation.go(-1)
  expect([where(), navigation.held()?.to.pathname]).toEqual(['/activity', '/security'])
})

/** Whether a promise was settled by now. */
async function isSettled(promise: Promise<void>) {
  return Promise.race([promise.then(() => true), Promise.resolve().then(() => false)])
}

test('of two that are held the later counts, and who waits for the first goes on', async () => {
  const { navigation, where } = begin()
  navigation.guard(() => true)
  const first = navigation.go('/activity')
  const { goOn, stay } = navigation.held() ?? {}
  const second = navigation.go('/ssh-keys')
  await first
  expect(await isSettled(second)).toBe(false)
  goOn?.()
  stay?.()
  expect(where()).toBe('/profile')
  expect(navigation.held()?.to.pathname).toBe('/ssh-keys')
  navigation.held()?.goOn()
  await second
  expect(where()).toBe('/ssh-keys')
})

test('to stay ends one navigation, and not what waits for another', async () => {
  const unshown = createNavigation(begin().history)
  const going = unshown.go('/activity')
  unshown.guard(() => true)
  const held = unshown.go('/ssh-keys')
  unshown.held()?.stay()
  await held
  expect(await isSettled(going)).toBe(false)
  unshown.arrived()
  await going
})

/** The same with a history that steps later, as a browser's does. */
function beginLater() {
  const memory = createMemoryHistory({
    initialEntries: ['/security', '/profile', '/activity'],
    initialIndex: 1,
    v5Compat: true,
  })
  const steps: number[] = []
  const history = Object.create(memory, { go: { value: (by: number) => steps.push(by) } })
  const navigation = createNavigation(history as typeof memory)
  navigation.subscribe(() => navigation.arrived())
  return {
    navigation,
    history: memory,
    /** Has the browser do what it was asked to. */
    step: () => {
      for (const by of steps.splice(0)) memory.go(by)
    },
    places: () => [navigation.place().pathname, memory.location.pathname],
  }
}

test.each([-1, 1])(
  'what begins while a step of %i is undone waits until it was',
  async (by) => {
    const { navigation, history, step, places } = beginLater()
    const open = navigation.guard(() => true)
    history.go(by)
    open()
    expect(navigation.held()).not.toBeNull()
    const going = navigation.go('/ssh-keys')
    step()
    await going
    expect(places()).toEqual(['/ssh-keys', '/ssh-keys'])
    // The step after that is somebody's own again.
    navigation.guard(() => true)
    navigation.held()?.stay()
    history.go(-1)
    step()
    expect(places()).toEqual(['/ssh-keys', '/ssh-keys'])
    expect(navigation.held()?.to.pathname).toBe('/profile')
  },
)

test('what was disposed of hears nothing any more, and goes nowhere', async () => {
  const { navigation, history, where } = begin()
  navigation.dispose()
  history.push('/activity')
  await navigation.go('/ssh-keys')
  await navigation.go(-1)
  navigation.navigator.push('/ssh-keys', null)
  const act = vi.fn()
  await navigation.leave('/sign-out', act)
  expect(act).not.toHaveBeenCalled()
  expect([where(), history.location.pathname]).toEqual(['/profile', '/activity'])
})

test('whoever waits goes on when it is disposed of, and nothing is held any more', async () => {
  const { navigation, history, step, places } = beginLater()
  const unshown = createNavigation(history)
  const going = unshown.go('/ssh-keys')
  navigation.guard(() => true)
  const stepping = navigation.go(1)
  const held = navigation.go('/api-keys')
  const leaving = navigation.leave('/sign-out', () => {})
  const { goOn } = navigation.held() ?? {}
  for (const each of [unshown, navigation, navigation]) each.dispose()
  await Promise.all([going, stepping, held, leaving])
  expect(navigation.held()).toBeNull()
  goOn?.()
  step()
  expect(places()[0]).toBe('/profile')
})

test('an address that is not below the base is the page around it', async () => {
  const { navigation, history, where } = begin('/account')
  history.push('/servers')
  expect(where()).toBe('/profile')
  history.push('/accounts/security')
  expect(where()).toBe('/profile')
  history.push('/account')
  expect(where()).toBe('/')
  await navigation.go('/activity')
  expect(history.location.pathname).toBe('/account/activity')
})

test('outside of its base it begins at the first page', () => {
  const history = createMemoryHistory({ initialEntries: ['/servers?page=2'] })
  const navigation = createNavigation(history, '/account')
  expect(navigation.place()).toMatchObject({ pathname: '/', search: '' })
  expect(navigation.location().pathname).toBe('/account')
})

test('a step that leads out of the base is over with that', async () => {
  const history = createMemoryHistory({
    initialEntries: ['/servers', '/account/profile'],
    v5Compat: true,
  })
  const navigation = createNavigation(history, '/account')
  void navigation.go(-1, { asked: true })
  expect(history.location.pathname).toBe('/servers')
  expect(navigation.isStepping()).toBe(false)
})

test('an address of the page around it is left to it by what takes a place, and not by a step', async () => {
  const history = createMemoryHistory({
    initialEntries: ['/servers?page=2'],
    v5Compat: true,
  })
  const navigation = createNavigation(history, '/account')
  navigation.subscribe(() => navigation.arrived())
  const where = () => [navigation.place().pathname, createPath(history.location)]
  await navigation.go('/profile', { replace: true, state: { mark: 1 } })
  expect(navigation.place()).toMatchObject({ pathname: '/profile', state: { mark: 1 } })
  const { key } = navigation.location()
  navigation.navigator.replace('/account/security', null)
  expect(where()).toEqual(['/security', '/servers?page=2'])
  expect(navigation.location().key).not.toBe(key)
  navigation.guard(() => true)
  const going = navigation.go('?q=laptop', { replace: true })
  navigation.held()?.goOn()
  await going
  expect(navigation.place()).toMatchObject({ pathname: '/security', search: '?q=laptop' })
  await navigation.go('/activity', { asked: true })
  expect(where()).toEqual(['/activity', '/account/activity'])
  await navigation.go('/ssh-keys', { asked: true, replace: true })
  expect(where()).toEqual(['/ssh-keys', '/account/ssh-keys'])
})
