import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { isFailure } from '#src/api/failures.ts'
import { createTestHost, createTestQueries } from '#src/test/host.ts'

import { takeKey } from './own-key-check.ts'
import { ownKey } from './own-key.ts'
import { clientOf } from './panel-client.ts'

const unauthenticated = {
  errors: [{ code: 'AuthenticationException', status: '401', detail: 'Unauthenticated.' }],
}
const account = {
  object: 'user',
  attributes: { id: 2, admin: false, username: 'user1', email: 'user@example.test' },
}

/** A panel that knows one key, and may have somebody signed in. */
function panel(signedIn = false): typeof globalThis.fetch {
  return async (_, init) => {
    const known =
      signedIn || new Headers(init?.headers).get('authorization') === 'Bearer good'
    return Response.json(known ? account : unauthenticated, { status: known ? 200 : 401 })
  }
}

/** A page that begins in this tab, configured for `auth`. */
function start(auth: 'session' | 'key', answers = panel()) {
  const host = createTestHost()
  const queries = createTestQueries({}, host)
  const store = ownKey(host)
  store.start(
    {
      baseUrl: '',
      pageOrigin: 'https://panel.test',
      csrfToken: () => undefined,
      fetch: answers,
    },
    auth,
  )
  return {
    store,
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
  const { store, auth, take } = start('key')
  expect(await take('good', false)).toBe('taken')
  expect(auth()).toEqual({ mode: 'key', key: 'good' })
  expect(store.stored()).toBeNull()

  expect(await take('good', true)).toBe('taken')
  expect(store.stored()).toBe('good')
  expect(start('key').auth()).toEqual({ mode: 'key', key: 'good' })
})

test('a key that the panel does not know leaves everything as it was', async () => {
  const { store, auth, take } = start('session')
  const answer = await take('bad', true).catch((error: unknown) => error)
  expect(isFailure(answer, 'unauthenticated')).toBe(true)
  expect(auth()).toEqual({ mode: 'session' })
  expect(store.stored()).toBeNull()
})

test('somebody signed in outranks any key, so none is taken', async () => {
  const { store, auth, take } = start('key', panel(true))
  expect(await take('bad', true)).toMatchObject({ username: 'user1' })
  expect(auth()).toEqual({ mode: 'key', key: '' })
  expect(store.stored()).toBeNull()
})

test.each(['session', 'key'] as const)('forgetting a key goes back to %s', async (mode) => {
  const { store, auth, take } = start(mode)
  await take('good', true)
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
  const { store } = start('key')
  expect(store.remember('good')).toBe(false)
  expect(store.stored()).toBeNull()
  expect(store.forget).not.toThrow()
})
