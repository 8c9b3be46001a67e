import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { isFailure } from '#src/api/failures.ts'
import { type PanelOptions, startQueries } from '#src/test/panel.ts'

import { takeKey } from './own-key-check.ts'
import { ownKey } from './own-key.ts'
import { clientOf } from './panel-client.ts'

/** A page that begins in this tab, configured for `auth`, before a panel where una has a key. */
function start(auth: 'session' | 'key', options: PanelOptions = { signedIn: false }) {
  const { panel, account, browser, host, queries } = startQueries(options)
  const store = ownKey(host)
  store.start({ ...clientOf(queries).config, fetch: browser.fetch }, auth)
  return {
    store,
    good: panel.control.createApiKey(account.id).usable,
    /** How the page is known to the panel now. */
    auth: () => clientOf(queries).config.auth,
    take: (key: string, keep: boolean) => takeKey(queries, key, keep),
  }
}

function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>()
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  }
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', memory())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a key that the panel knows is held in memory alone, unless asked otherwise', async () => {
  const { store, auth, take, good } = start('key')
  expect(await take(good, false)).toBe('taken')
  expect(auth()).toEqual({ mode: 'key', key: good })
  expect(store.stored()).toBeNull()

  expect(await take(good, true)).toBe('taken')
  expect(store.stored()).toBe(good)
  expect(start('key').auth()).toEqual({ mode: 'key', key: good })
})

test('a key that the panel does not know leaves everything as it was', async () => {
  const { store, auth, take } = start('session')
  const answer = await take('bad', true).catch((error: unknown) => error)
  expect(isFailure(answer, 'unauthenticated')).toBe(true)
  expect(auth()).toEqual({ mode: 'session' })
  expect(store.stored()).toBeNull()
})

test('somebody signed in outranks any key, so none is taken', async () => {
  const { store, auth, take } = start('key', { signedIn: true })
  expect(await take('bad', true)).toMatchObject({ username: 'una' })
  expect(auth()).toEqual({ mode: 'key', key: '' })
  expect(store.stored()).toBeNull()
})

test.each(['session', 'key'] as const)('forgetting a key goes back to %s', async (mode) => {
  const { store, auth, take, good } = start(mode)
  await take(good, true)
  expect(store.isUsed()).toBe(true)
  store.forget()
  expect(store.stored()).toBeNull()
  expect(auth()).toEqual(mode === 'key' ? { mode: 'key', key: '' } : { mode: 'session' })
})

test('a browser that refuses storage still works, and says that it kept nothing', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  const { store, good } = start('key')
  expect(store.remember(good)).toBe(false)
  expect(store.stored()).toBeNull()
  expect(store.forget).not.toThrow()
})
