import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import { accountEndpoint, changeEmail } from './account.ts'
import { createApiKey } from './api-keys.ts'
import type { Client } from './client-types.ts'
import { createClient } from './client.ts'
import { removeSshKey } from './ssh-keys.ts'
import { thrownBy } from './testing/panel.ts'

type Page = { status: number; location?: string; type?: string; body?: string }

let server: Server

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/**
 * Serves these pages, by method and path, as a real server, since only `fetch` follows redirects; gives a client of it,
 * from a page elsewhere.
 */
async function serve(pages: Record<string, Page>): Promise<Client> {
  server = createServer((request, response) => {
    request.resume()
    const page = pages[`${request.method} ${request.url}`] ?? { status: 500 }
    response.statusCode = page.status
    if (page.location) response.setHeader('location', page.location)
    if (page.type) response.setHeader('content-type', page.type)
    response.end(page.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    pageOrigin: 'https://page.example',
    auth: { mode: 'session' },
    csrfToken: () => 'token',
    fetch,
  })
}

const html = { status: 200, type: 'text/html', body: '<!doctype html><title>Panel</title>' }
const account = '/api/client/account'

test.each([
  ['/auth/login', { kind: 'unauthenticated', status: null }],
  ['/login', { kind: 'unauthenticated', status: null }],
  ['/maintenance', { kind: 'surprise' }],
])('a read that ends at %s', async (location, expected) => {
  const client = await serve({
    [`GET ${account}`]: { status: 302, location },
    [`GET ${location}`]: html,
  })
  expect(await thrownBy(client.request(accountEndpoint))).toMatchObject(expected)
})

test('a sign-in page that is down says that the panel is down', async () => {
  const location = '/auth/login'
  const client = await serve({
    [`GET ${account}`]: { status: 302, location },
    [`GET ${location}`]: { ...html, status: 502 },
  })
  expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
    kind: 'unavailable',
    reason: 'proxy',
  })
})

test('a POST that a redirect made a GET is no success', async () => {
  const location = '/moved/api-keys'
  const client = await serve({
    [`POST ${account}/api-keys`]: { status: 301, location },
    [`GET ${location}`]: {
      status: 200,
      type: 'application/json',
      body: '{"object":"list","data":[]}',
    },
  })
  const thrown = await thrownBy(
    client.request(createApiKey({ description: 'd', allowedIps: [] })),
  )
  expect(thrown).toMatchObject({ kind: 'surprise', mayHaveRun: true })
})

test('nor is one that ends at other data', async () => {
  const location = '/moved/remove'
  const client = await serve({
    [`POST ${account}/ssh-keys/remove`]: { status: 301, location },
    [`GET ${location}`]: {
      status: 200,
      type: 'application/json',
      body: '{"object":"user"}',
    },
  })
  expect(await thrownBy(removeSshKey(client, 'a'))).toMatchObject({
    kind: 'surprise',
    mayHaveRun: true,
  })
})

test('nor does its 405 prove that the feature is missing', async () => {
  const location = '/moved/remove'
  const client = await serve({
    [`POST ${account}/ssh-keys/remove`]: { status: 301, location },
    [`GET ${location}`]: { status: 405, type: 'application/json', body: '{}' },
  })
  expect(await thrownBy(removeSshKey(client, 'a'))).toMatchObject({
    kind: 'surprise',
    mayHaveRun: false,
  })
})

test('a write that keeps its method on the way succeeds', async () => {
  const location = '/moved/email'
  const client = await serve({
    [`PUT ${account}/email`]: { status: 308, location },
    [`PUT ${location}`]: { status: 204 },
  })
  await expect(
    client.request(changeEmail({ email: 'e', password: 'p' })),
  ).resolves.toBeUndefined()
})

test('a connection that breaks in the middle of a body is no answer', async () => {
  const client = await serve({})
  server.removeAllListeners('request')
  server.on('request', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"object"', () => response.destroy())
  })
  expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
    kind: 'unavailable',
    reason: 'network',
    status: null,
  })
})
