import { UNSAFE_createMemoryHistory as createMemoryHistory } from 'react-router'
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

test('what was disposed of hears nothing any more', () => {
  const { navigation, history, where } = begin()
  navigation.dispose()
  history.push('/activity')
  expect(where()).toBe('/profile')
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
