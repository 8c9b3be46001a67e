import '#src/test/dom.ts'
import { afterEach, expect, test, vi } from 'vitest'

import { configurePanel, createTestHost } from '#src/test/host.ts'
import { origin } from '#src/test/origin.ts'

import { ownKey } from './own-key.ts'
import { panelClient } from './panel-client.ts'
import { panelScopedName, panelStorage } from './panel-storage.ts'

const host = createTestHost()
const { local, session } = panelStorage(host)

afterEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

const panels = [
  { baseUrl: '' },
  { baseUrl: '', apiBase: '/games/api/client' },
  { baseUrl: 'https://elsewhere.test' },
  { baseUrl: 'https://elsewhere.test', apiBase: '/games/api/client/' },
]
const at = (panel: (typeof panels)[number]) => configurePanel(host, panel)

test('panels behind one page never see what another one keeps, nor wait for its locks', () => {
  for (const [index, panel] of panels.entries()) {
    at(panel)
    expect(local.get('dismissed:1')).toBeNull()
    expect(session.get('not-me:1')).toBeNull()
    expect(local.set('dismissed:1', `${index}`)).toBe(true)
    expect(session.set('not-me:1', `${index}`)).toBe(true)
  }
  for (const [index, panel] of panels.entries()) {
    at(panel)
    expect(local.get('dismissed:1')).toBe(`${index}`)
    local.remove('dismissed:1')
    expect(session.get('not-me:1')).toBe(`${index}`)
  }
  expect(localStorage).toHaveLength(0)
  const locks = panels.map((panel) => (at(panel), panelScopedName(host, 'create-api-key')))
  expect(new Set(locks).size).toBe(panels.length)
})

test('the panel behind the page is the same, however its address is written', () => {
  at({ baseUrl: '' })
  session.set('key', 'mine')
  at({ baseUrl: location.origin, apiBase: '/api/client/' })
  expect(session.get('key')).toBe('mine')
})

test('a key that is kept for one panel is never sent to another, nor forgotten by it', () => {
  const here = {
    baseUrl: '',
    pageOrigin: origin,
    csrfToken: () => undefined,
    fetch: host.fetch,
  }
  const there = { ...here, apiBase: '/games/api/client' }
  const store = ownKey(host)
  const auth = () => panelClient(host).get().config.auth
  store.start(here, 'key')
  store.remember('kept')
  store.start(there, 'key')
  expect(store.stored()).toBeNull()
  expect(auth()).toEqual({ mode: 'key', key: '' })
  store.forget()
  store.start(here, 'key')
  expect(auth()).toEqual({ mode: 'key', key: 'kept' })
})

test('a browser that refuses storage keeps nothing, and nothing breaks', () => {
  at({ baseUrl: '' })
  const refused = {
    get: () => {
      throw new DOMException('refused', 'SecurityError')
    },
  }
  const spied = [
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(refused.get),
    vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(refused.get),
  ]
  for (const storage of [local, session]) {
    expect(storage.get('key')).toBeNull()
    expect(storage.set('key', 'value')).toBe(false)
    expect(() => storage.remove('key')).not.toThrow()
  }
  for (const spy of spied) spy.mockRestore()
})
