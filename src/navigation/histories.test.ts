import '#src/test/dom.ts'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { origin } from '#src/test/origin.ts'

import {
  createFragmentHistory,
  createHistoryInMemory,
  createPathHistory,
  withoutSteps,
} from './histories.ts'
import { createNavigation, type History } from './navigation.ts'

const address = () => location.href

beforeEach(() => history.replaceState({ theirs: 1 }, '', '/panel'))

/** Goes on over a history, in front of a page that shows at once where it is. */
function follow(from: History, base?: string) {
  const navigation = createNavigation(from, base)
  navigation.subscribe(() => navigation.arrived())
  return navigation
}

test('by path, below a base', async () => {
  history.replaceState(null, '', '/panel/security?a=b')
  const navigation = follow(createPathHistory(), '/panel')
  expect(navigation.place()).toMatchObject({ pathname: '/security', search: '?a=b' })
  await navigation.go('/api-keys')
  expect(location.href).toBe(`${origin}/panel/api-keys`)
  navigation.dispose()
})

test.each(['/panel', '/panel#/profile'])(
  'a place that takes the entry of %s leaves what the page around keeps there',
  async (at) => {
    history.replaceState({ theirs: 1, position: 4 }, '', at)
    const isByPath = !at.includes('#')
    const navigation = follow(
      isByPath ? createPathHistory() : createFragmentHistory(address),
      isByPath ? '/panel' : '/',
    )
    await navigation.go('/security', { replace: true, state: { own: 2 } })
    const theirs = { theirs: 1, position: 4 }
    expect(history.state).toMatchObject({ ...theirs, perch: { usr: { own: 2 } } })
    await navigation.go('/api-keys', { replace: true })
    expect(history.state).toMatchObject({ ...theirs, perch: { usr: null } })
    navigation.dispose()
  },
)

test('by fragment', async () => {
  history.replaceState(null, '', '/panel?tab=4#/security')
  const navigation = follow(createFragmentHistory(address))
  expect(navigation.place().pathname).toBe('/security')
  await navigation.go('/activity?from=2026-01-01')
  expect(location.href).toBe(`${origin}/panel?tab=4#/activity?from=2026-01-01`)
  expect(navigation.navigator.createHref('/profile')).toBe('#/profile')
  navigation.dispose()
})

test.each(['/', '/perch'])(
  'by fragment below %s, the fragments of others are not followed',
  (base) => {
    history.replaceState(null, '', '/panel#comments')
    const navigation = follow(createFragmentHistory(address), base)
    expect(navigation.place().pathname).toBe('/')
    history.pushState(null, '', `#${base.replace(/\/$/, '')}/security`)
    dispatchEvent(new PopStateEvent('popstate'))
    expect(navigation.place().pathname).toBe('/security')
    // Its path begins with its first character.
    history.pushState(null, '', '#comments#/profile')
    dispatchEvent(new PopStateEvent('popstate'))
    expect(navigation.place().pathname).toBe('/security')
    navigation.dispose()
  },
)

test('by fragment, where there is none nothing is written, and Back leads to what was shown there', async () => {
  history.replaceState({ theirs: 1, key: 'theirs' }, '', '/panel')
  const navigation = follow(createFragmentHistory(address))
  await navigation.go('/profile', { replace: true })
  expect(navigation.place().pathname).toBe('/profile')
  expect(location.href).toBe(`${origin}/panel`)
  expect(history.state).toMatchObject({ theirs: 1, key: 'theirs' })
  await navigation.go('/security')
  expect(location.href).toBe(`${origin}/panel#/security`)
  history.back()
  await vi.waitFor(() => expect(navigation.place().pathname).toBe('/'))
  expect(location.href).toBe(`${origin}/panel`)
  expect(history.state).toMatchObject({ theirs: 1, key: 'theirs' })
  navigation.dispose()
})

const foreign = [
  'servers',
  ['a', 'b'],
  [],
  42,
  true,
  new Map([[1, 2]]),
  new Date(0),
  null,
  { idx: 'x', key: 'hostkey', usr: { my: 1 } },
  { perch: 'theirs' },
]

test.each(foreign)(
  'what is shown writes nothing into the state %j of an entry',
  (state) => {
    history.replaceState(state, '', '/panel')
    const written = vi.spyOn(history, 'replaceState')
    onTestFinished(() => written.mockRestore())
    for (const made of [createPathHistory(), createFragmentHistory(address)]) {
      const navigation = follow(made, '/panel')
      expect(navigation.place().pathname).toBe('/')
      navigation.dispose()
    }
    expect(written).not.toHaveBeenCalled()
  },
)

test.each([
  ['#/security', false],
  ['#/security', true],
  ['', false],
])(
  'a step from %s keeps what is no object there (in its place: %s)',
  async (at, inPlace) => {
    for (const state of foreign.slice(0, 7)) {
      history.replaceState(state, '', `/panel${at}`)
      const written = vi.spyOn(history, 'replaceState')
      const navigation = follow(createFragmentHistory(address))
      await navigation.go('/activity', { replace: inPlace, state: { own: 2 } })
      expect(navigation.place()).toMatchObject({ pathname: '/activity', state: { own: 2 } })
      for (const [kept] of written.mock.calls) expect(kept).toEqual(state)
      written.mockRestore()
      navigation.dispose()
    }
  },
)

test('in the state of an entry it keeps its own under one name, and all else as it is', async () => {
  const theirs = { idx: 'x', key: 'hostkey', usr: { my: 1 } }
  history.replaceState(theirs, '', '/panel#/security')
  const navigation = follow(withoutSteps(createFragmentHistory(address)))
  await navigation.go('/activity')
  await navigation.go('/api-keys')
  expect(history.state).toEqual({ ...theirs, perch: expect.any(Object) as object })
  navigation.dispose()
})

test('Back is followed to an entry with numbers of the page around it', async () => {
  history.replaceState({ idx: 'x' }, '', '/panel#/security')
  const navigation = follow(createFragmentHistory(address))
  await navigation.go('/activity')
  await navigation.go('/api-keys')
  history.back()
  await vi.waitFor(() => expect(navigation.place().pathname).toBe('/activity'))
  history.back()
  await vi.waitFor(() => expect(navigation.place().pathname).toBe('/security'))
  expect(history.state).toMatchObject({ idx: 'x' })
  navigation.guard(() => true)
  history.forward()
  await vi.waitFor(() => expect(navigation.held()?.to.pathname).toBe('/activity'))
  navigation.dispose()
})

test.each(['#comments', '#/other/x', '#/accounts'])(
  'by fragment below a base, Back to the entry of %s on which it began leads to the first page',
  async (fragment) => {
    history.replaceState(null, '', `/panel${fragment}`)
    const navigation = follow(createFragmentHistory(address, '/account'), '/account')
    expect(navigation.place().pathname).toBe('/')
    await navigation.go('/security')
    expect(location.hash).toBe('#/account/security')
    history.back()
    await vi.waitFor(() => expect(navigation.place().pathname).toBe('/'))
    expect(location.hash).toBe(fragment)
    navigation.dispose()
  },
)

test('by fragment, another page of the one around it is not followed, and not written over', async () => {
  history.replaceState(null, '', '/account')
  const navigation = follow(createFragmentHistory(address))
  await navigation.go('/security')
  history.replaceState(null, '', '/servers')
  dispatchEvent(new PopStateEvent('popstate'))
  await navigation.go('/profile', { replace: true })
  expect(location.href).toBe(`${origin}/servers`)
  expect(history.state).toBeNull()
  navigation.dispose()
})

test('in memory the address is not touched', async () => {
  const { length } = history
  const navigation = follow(createHistoryInMemory('/', address))
  expect(navigation.navigator.createHref('/security')).toBe('/panel')
  await navigation.go('/security')
  expect(navigation.place().pathname).toBe('/security')
  expect(location.href).toBe(`${origin}/panel`)
  expect(history.state).toEqual({ theirs: 1 })
  expect(history.length).toBe(length)
  navigation.dispose()
})

test('by fragment, a place has a fragment of its own', () => {
  history.replaceState(null, '', '/panel#/security#codes')
  const navigation = follow(createFragmentHistory(address))
  expect(navigation.place()).toMatchObject({ pathname: '/security', hash: '#codes' })
  navigation.dispose()
})

test.each([
  ['nobody', 'anything', () => {}],
  ['the page', 'a state of its own', () => history.replaceState({ theirs: 2 }, '')],
  ['the page', 'other numbers', () => history.replaceState({ idx: 'one' }, '')],
  ['the page', 'no state', () => history.replaceState(null, '')],
])('Back asks where %s has written %s over that of an entry', async (_, _what, write) => {
  history.replaceState(null, '', '/panel/profile')
  const navigation = follow(createPathHistory(), '/panel')
  await navigation.go('/security')
  write()
  const state = history.state as object | null
  await navigation.go('/api-keys')
  write()
  navigation.guard(() => true)
  const go = vi.spyOn(history, 'go').mockImplementation(() => {})
  onTestFinished(() => go.mockRestore())
  history.back()
  await vi.waitFor(() => expect(navigation.held()?.to.pathname).toBe('/security'))
  expect(go.mock.calls).toEqual([[1]])
  // What is theirs stays there, beside the number.
  const perch = expect.objectContaining({ idx: expect.any(Number) as number }) as object
  expect(history.state).toEqual({ ...state, perch })
  navigation.dispose()
})

test('without steps each page takes the entry of the one before it', async () => {
  const { length } = history
  const navigation = follow(withoutSteps(createFragmentHistory(address)))
  await navigation.go('/security')
  await navigation.go('/activity')
  expect(navigation.place().pathname).toBe('/activity')
  expect(location.hash).toBe('#/activity')
  expect(history.length).toBe(length)
  navigation.dispose()
})
