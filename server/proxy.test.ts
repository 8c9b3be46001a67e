import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { cookiesOf } from './proxy-cookies.ts'
import { createProxy, type ProxyOptions } from './proxy.ts'
import { serveAsPanelExample } from './testing/tls-panel.ts'

const client = { address: '127.0.0.1' }
const own = 'http://127.0.0.1:5173'
let target: URL
let connection: NonNullable<ProxyOptions['connection']>
let close: () => void
let seen: Request[] = []
let answer: (request: Request) => Response | Promise<Response>

beforeAll(async () => {
  ;({ target, connection, close } = await serveAsPanelExample((request) => {
    seen.push(request.clone())
    return answer(request)
  }))
})
afterAll(() => close())
beforeEach(() => {
  seen = []
  answer = () => new Response('fine')
})

const through = (
  path: string,
  init: RequestInit = {},
  options: Partial<ProxyOptions> = {},
) => createProxy({ target, connection, ...options })(new Request(own + path, init), client)

test('the panel sees its own name, the query and the body', async () => {
  answer = async (request) => new Response(`heard ${await request.text()}`)
  const response = await through('/api/client/account/email?a=%20b', {
    method: 'PUT',
    body: '{"email":"a@b.example"}',
    headers: {
      Origin: own,
      Referer: `${own}/profile?x=1`,
      TE: 'trailers',
    },
  })
  expect(await response.text()).toBe('heard {"email":"a@b.example"}')
  const [request] = seen
  expect(request?.url).toBe(`${target.origin}/api/client/account/email?a=%20b`)
  const headers = Object.fromEntries(request?.headers ?? [])
  expect(headers).toMatchObject({
    host: target.host,
    origin: target.origin,
    referer: `${target.origin}/profile?x=1`,
    'content-length': '23',
  })
  expect(headers).not.toHaveProperty('te')
})

test('in key mode the panel learns of no browser', async () => {
  const headers = { Origin: own, Referer: `${own}/profile`, Authorization: 'Bearer ptlc_x' }
  await through('/api/client/account', { headers }, { keyMode: true })
  const [request] = seen
  expect(request?.headers.get('authorization')).toBe('Bearer ptlc_x')
  expect(request?.headers.get('origin')).toBeNull()
  expect(request?.headers.get('referer')).toBeNull()
})

/** What a panel answers with these cookies, as a browser gets it; and what a browser that has kept some sends back. */
async function cookiesFrom(
  cookies: readonly string[],
  options: Partial<ProxyOptions> = {},
) {
  answer = () =>
    new Response('', {
      headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    })
  return (await through('/account', {}, options)).headers.getSetCookie()
}
async function cookiesTo(cookie: string, options: Partial<ProxyOptions> = {}) {
  seen = []
  await through('/account', { headers: { Cookie: cookie } }, options)
  return seen[0]?.headers.get('cookie') ?? null
}

test('cookies are made fit for plain http, and get a name that says whose they are', async () => {
  const cookies = await cookiesFrom([
    'XSRF-TOKEN=a%3D; Path=/; Domain=panel.example; Secure; SameSite=lax',
    'panel_session=b; HttpOnly; Secure; SameSite=None; Partitioned',
    '__Host-session=c; Path=/; Secure; HttpOnly',
    '__Secure-other=d=e; Secure;Max-Age=60',
    '=nameless',
    'nothing',
  ])
  const [, prefix = ''] = /^(perch-[0-9a-f]{8}-)panel_session=/.exec(cookies[1] ?? '') ?? []
  expect(cookies).toEqual([
    'XSRF-TOKEN=a%3D; Path=/; SameSite=lax',
    `${prefix}panel_session=b; HttpOnly; SameSite=Lax`,
    `${prefix}__Host-session=c; Path=/; HttpOnly`,
    `${prefix}__Secure-other=d=e; Max-Age=60`,
  ])
})

test('only cookies of that panel reach it, by its names, also after a restart', async () => {
  const named = (cookies: readonly string[]) =>
    cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  const own = named(await cookiesFrom(['panel_session=b', '__Host-x=c=d']))
  const others =
    'jupyter_session=x; panel_session=y; XSRF-TOKEN=z; perch-00000000-panel_session=v'
  // Each request has a proxy of its own.
  expect(await cookiesTo(`${others}; ${own}; perch=1`)).toBe(
    'panel_session=b; __Host-x=c=d',
  )
  expect(await cookiesTo(others)).toBeNull()
  const another = cookiesOf(new URL('https://other.example'))
  expect(await cookiesTo(another.toBrowser('panel_session=x') ?? '')).toBeNull()
})

test('with a key there are no cookies', async () => {
  const own = await cookiesFrom(['panel_session=b'])
  expect(await cookiesFrom(['panel_session=b'], { keyMode: true })).toEqual([])
  expect(await cookiesTo(own.join('; '), { keyMode: true })).toBeNull()
})

test.each([
  ['its own address', (at: URL) => `${at.origin}/auth/login?x=1#y`, '/auth/login?x=1#y'],
  ['its own, without a scheme', (at: URL) => `//${at.host}/auth/login`, '/auth/login'],
  ['its own by plain http', (at: URL) => `http://${at.host}/`, '/'],
  ['a path', () => '/auth/login', '/auth/login'],
  ['a path beside it', () => 'login?x=1', '/login?x=1'],
  [
    'what would be another host here',
    (at: URL) => `${at.origin}//evil.example/x`,
    '/evil.example/x',
  ],
  [
    'that with backslashes',
    (at: URL) => `${at.origin}/\\\\evil.example/x`,
    '/evil.example/x',
  ],
  ['another', () => 'https://elsewhere.example/x', 'https://elsewhere.example/x'],
  [
    'another, without a scheme',
    () => '//elsewhere.example/x',
    'https://elsewhere.example/x',
  ],
  ['its own by a name of a person', (at: URL) => `https://a:b@${at.host}/x`, '/x'],
] as const)('a redirect to %s leads there', async (_, location, leads) => {
  answer = () =>
    new Response(null, { status: 302, headers: { Location: location(target) } })
  const response = await through('/account')
  expect([response.status, response.headers.get('location')]).toEqual([302, leads])
})

test('nothing of what a caller says about itself reaches the panel', async () => {
  const said = {
    'X-Forwarded-For': '10.0.0.1',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Prefix': '/x',
    Forwarded: 'for=10.0.0.1',
    Via: '1.1 evil',
    'X-Real-IP': '10.0.0.1',
    'Client-IP': '10.0.0.1',
    'True-Client-IP': '10.0.0.1',
    'CF-Connecting-IP': '10.0.0.1',
    'X-Original-URL': '/admin',
    'X-Rewrite-URL': '/admin',
    'X-HTTP-Method-Override': 'DELETE',
    X_Forwarded_For: '10.0.0.1',
    'Proxy-Authorization': 'Basic x',
    'X-Nobody-Knows': 'this',
    Connection: 'x-requested-with',
    'X-Requested-With': 'dropped',
  }
  const kept = {
    accept: 'application/json',
    'accept-language': 'de',
    'user-agent': 'Browser',
    'x-xsrf-token': 't',
    'content-type': 'application/json',
    authorization: 'Bearer ptlc_x',
    'sec-fetch-site': 'same-origin',
  }
  for (const keyMode of [false, true]) {
    seen = []
    await through(
      '/api/client',
      { method: 'POST', body: '{}', headers: { ...said, ...kept } },
      { keyMode },
    )
    const headers = Object.fromEntries(seen[0]?.headers ?? [])
    expect(headers).toMatchObject(kept)
    for (const name of Object.keys(said))
      if (name !== 'Connection') expect(headers).not.toHaveProperty(name.toLowerCase())
  }
})

test('what came from another origin stays so, for the panel to see', async () => {
  const headers = { Origin: 'https://evil.example', Referer: 'https://evil.example/x' }
  await through('/auth/logout', { method: 'POST', headers })
  expect(seen[0]?.headers.get('origin')).toBe('https://evil.example')
  expect(seen[0]?.headers.get('referer')).toBe('https://evil.example/x')
  seen = []
  await through('/auth/logout', {
    method: 'POST',
    headers: { Origin: 'null', Referer: 'x' },
  })
  expect(seen[0]?.headers.get('origin')).toBe('null')
})

test('a panel says nothing of the origin that its answers come from', async () => {
  answer = () =>
    new Response('', {
      headers: {
        'Clear-Site-Data': '"*"',
        'Strict-Transport-Security': 'max-age=9',
        NEL: '{}',
        'Accept-CH': 'Sec-CH-UA-Model',
        'Critical-CH': 'Sec-CH-UA-Model',
        'Set-Login': 'logged-in',
        'Origin-Agent-Cluster': '?1',
        'Use-As-Dictionary': 'match="/*"',
        'X-Kept': 'y',
      },
    })
  const { headers } = await through('/account')
  expect(headers.get('x-kept')).toBe('y')
  for (const name of [
    'clear-site-data',
    'strict-transport-security',
    'nel',
    'accept-ch',
    'critical-ch',
    'set-login',
    'origin-agent-cluster',
    'use-as-dictionary',
  ])
    expect(headers.has(name)).toBe(false)
})

test('a path is never another host', async () => {
  await through('//evil.example/api')
  expect(seen[0]?.url).toBe(`${target.origin}//evil.example/api`)
})

test('HEAD and 204 have no body; refusals come through', async () => {
  expect((await through('/api/client', { method: 'HEAD' })).body).toBeNull()
  answer = () => new Response(null, { status: 204 })
  expect((await through('/api/client')).status).toBe(204)
  answer = () =>
    Response.json({ errors: [] }, { status: 422, headers: { 'Retry-After': '7' } })
  const refused = await through('/api/client')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([422, '7'])
  expect(await refused.json()).toEqual({ errors: [] })
})

test('a panel that is not there, is silent or hangs up is a bad gateway', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const nowhere = { target: new URL('http://127.0.0.1:1'), connection: {} }
  const dropped = Object.assign(new Error('lost'), { name: 'DroppedAnswer' })
  const gone = await through('/api/client', {}, nowhere)
  answer = () => new Promise(() => {})
  const silent = await through('/api/client', {}, { timeout: 50 })
  answer = () => Promise.reject(dropped)
  const hungUp = await through('/api/client')
  for (const response of [gone, silent, hungUp]) {
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('cannot be reached')
  }
  expect(complaint).toHaveBeenCalledTimes(3)
  complaint.mockRestore()
})
