import { afterAll, beforeAll, expect, test } from 'vitest'

import { createPanel } from '../panel/panel.ts'
import { createBrowserStub } from '../panel/testing/browser-stub.ts'
import type { Panel } from '../panel/types.ts'
import { createProxy } from './proxy.ts'
import { serveAsPanelExample } from './testing/tls-panel.ts'

const own = 'http://127.0.0.1:5173'
const account = { username: 'una', email: 'una@example.com', password: 'correct horse' }
let panel: Panel
let world: Awaited<ReturnType<typeof serveAsPanelExample>>

/** What a panel behind TLS adds to each of its cookies; one that is careful has names that browsers take from TLS alone. */
async function withSecureCookies(request: Request): Promise<Response> {
  const asked = request.clone()
  asked.headers.set(
    'cookie',
    (request.headers.get('cookie') ?? '').replaceAll('__Host-', ''),
  )
  const response = await panel.fetch(asked)
  const headers = new Headers(response.headers)
  headers.delete('set-cookie')
  for (const cookie of response.headers.getSetCookie())
    headers.append(
      'set-cookie',
      cookie.startsWith('XSRF-TOKEN=')
        ? `${cookie}; Secure; Domain=panel.example`
        : `__Host-${cookie}; Secure`,
    )
  return new Response(response.body, { status: response.status, headers })
}

beforeAll(async () => {
  world = await serveAsPanelExample(withSecureCookies)
  panel = createPanel({
    database: ':memory:',
    settings: { url: world.target.origin, hashCost: 2 },
  })
  panel.control.createAccount(account)
})
afterAll(() => {
  world.close()
  panel.close()
})

const json = { 'content-type': 'application/json', accept: 'application/json' }

test('through the proxy, somebody signs in to a stand-in under TLS and another name, and saves', async () => {
  const proxy = createProxy(world)
  const browser = createBrowserStub(
    (request) => proxy(request, { address: '127.0.0.1' }),
    own,
  )
  await browser.fetch('/sanctum/csrf-cookie', { headers: json })
  const write = (method: string, path: string, body: object) =>
    browser.fetch(path, {
      method,
      headers: {
        ...json,
        'x-xsrf-token': decodeURIComponent(browser.cookie('XSRF-TOKEN') ?? ''),
      },
      body: JSON.stringify(body),
    })
  const { username: user, password } = account
  const signedIn = await write('POST', '/auth/login', { user, password })
  expect(await signedIn.json()).toMatchObject({ data: { complete: true } })
  const email = 'next@example.com'
  expect(
    (await write('PUT', '/api/client/account/email', { email, password })).status,
  ).toBe(204)
  const me = await browser.fetch('/api/client/account', { headers: json })
  expect(await me.json()).toMatchObject({ attributes: { email } })

  // Already signed in: the panel sends to its own address, the proxy to ours.
  const again = await write('POST', '/auth/login', { user, password })
  expect([again.redirected, new URL(again.url).origin]).toEqual([true, own])
})

test('in key mode a key writes, although the page and the panel seem to share an origin', async () => {
  const { id } = panel.control.createAccount({
    ...account,
    username: 'key',
    email: 'key@example.com',
  })
  const { usable } = panel.control.createApiKey(id)
  const save = (keyMode: boolean) =>
    createProxy({ ...world, keyMode })(
      new Request(`${own}/api/client/account/email`, {
        method: 'PUT',
        headers: {
          ...json,
          authorization: `Bearer ${usable}`,
          origin: own,
          referer: `${own}/profile`,
        },
        body: JSON.stringify({ email: 'key2@example.com', password: account.password }),
      }),
      { address: '127.0.0.1' },
    )
  expect((await save(false)).status).toBe(419)
  expect((await save(true)).status).toBe(204)
})
