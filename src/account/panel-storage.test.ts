import '#src/test/dom.ts'
import { afterEach, expect, test, vi } from 'vitest'

import { client, configureClient } from '#src/api/current.ts'

import { forgetKey, rememberKey, startWithKey, storedKey } from './key-store.ts'
import { panelLock, panelStorage } from './panel-storage.ts'

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
const at = (panel: (typeof panels)[number]) =>
  configureClient({ ...panel, auth: { mode: 'session' } })

test('panels behind one page never see what another one keeps, nor wait for its locks', () => {
  for (const [index, panel] of panels.entries()) {
    at(panel)
    expect(panelStorage.local.get('dismissed:1')).toBeNull()
    expect(panelStorage.session.get('not-me:1')).toBeNull()
    expect(panelStorage.local.set('dismissed:1', `${index}`)).toBe(true)
    expect(panelStorage.session.set('not-me:1', `${index}`)).toBe(true)
  }
  for (const [index, panel] of panels.entries()) {
    at(panel)
    expect(panelStorage.local.get('dismissed:1')).toBe(`${index}`)
    panelStorage.local.remove('dismissed:1')
    expect(panelStorage.session.get('not-me:1')).toBe(`${index}`)
  }
  expect(localStorage).toHaveLength(0)
  const locks = panels.map((panel) => (at(panel), panelLock('create-api-key')))
  expect(new Set(locks).size).toBe(panels.length)
})

test('the panel behind the page is the same, however its address is written', () => {
  at({ baseUrl: '' })
  panelStorage.session.set('key', 'mine')
  at({ baseUrl: location.origin, apiBase: '/api/client/' })
  expect(panelStorage.session.get('key')).toBe('mine')
})

test('a key that is kept for one panel is never sent to another, nor forgotten by it', () => {
  const [here, there] = [{ baseUrl: '' }, { baseUrl: '', apiBase: '/games/api/client' }]
  startWithKey(here, 'key')
  rememberKey('kept')
  startWithKey(there, 'key')
  expect(storedKey()).toBeNull()
  expect(client().config.auth).toEqual({ mode: 'key', key: '' })
  forgetKey()
  startWithKey(here, 'key')
  expect(client().config.auth).toEqual({ mode: 'key', key: 'kept' })
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
  for (const storage of [panelStorage.local, panelStorage.session]) {
    expect(storage.get('key')).toBeNull()
    expect(storage.set('key', 'value')).toBe(false)
    expect(() => storage.remove('key')).not.toThrow()
  }
  for (const spy of spied) spy.mockRestore()
})
