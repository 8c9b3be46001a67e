import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { client } from '#src/api/current.ts'
import { isFailure } from '#src/api/failures.ts'

import { takeKey } from './key-check.ts'
import { forgetKey, rememberKey, startWithKey, storedKey, usesKey } from './key-store.ts'

const unauthenticated = {
  errors: [{ code: 'AuthenticationException', status: '401', detail: 'Unauthenticated.' }],
}
const account = {
  object: 'user',
  attributes: { id: 2, admin: false, username: 'user1', email: 'user@example.test' },
}

/** A panel that knows one key, and may have somebody signed in. */
function panel(signedIn = false): typeof fetch {
  return async (_, init) => {
    const known =
      signedIn || new Headers(init?.headers).get('authorization') === 'Bearer good'
    return Response.json(known ? account : unauthenticated, { status: known ? 200 : 401 })
  }
}

function start(auth: 'session' | 'key', answers = panel()) {
  startWithKey({ baseUrl: '', pageOrigin: 'https://panel.test', fetch: answers }, auth)
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
  start('key')
  expect(await takeKey('good', false)).toBe('taken')
  expect(client().config.auth).toEqual({ mode: 'key', key: 'good' })
  expect(storedKey()).toBeNull()

  expect(await takeKey('good', true)).toBe('taken')
  expect(storedKey()).toBe('good')
  start('key')
  expect(client().config.auth).toEqual({ mode: 'key', key: 'good' })
})

test('a key that the panel does not know leaves everything as it was', async () => {
  start('session')
  const answer = await takeKey('bad', true).catch((error: unknown) => error)
  expect(isFailure(answer, 'unauthenticated')).toBe(true)
  expect(client().config.auth).toEqual({ mode: 'session' })
  expect(storedKey()).toBeNull()
})

test('somebody signed in outranks any key, so none is taken', async () => {
  start('key', panel(true))
  expect(await takeKey('bad', true)).toMatchObject({ username: 'user1' })
  expect(client().config.auth).toEqual({ mode: 'key', key: '' })
  expect(storedKey()).toBeNull()
})

test.each(['session', 'key'] as const)('forgetting a key goes back to %s', async (auth) => {
  start(auth)
  await takeKey('good', true)
  expect(usesKey()).toBe(true)
  forgetKey()
  expect(storedKey()).toBeNull()
  expect(client().config.auth).toEqual(
    auth === 'key' ? { mode: 'key', key: '' } : { mode: 'session' },
  )
})

test('a browser that refuses storage still works, and says that it kept nothing', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  start('key')
  expect(rememberKey('good')).toBe(false)
  expect(storedKey()).toBeNull()
  expect(forgetKey).not.toThrow()
})
