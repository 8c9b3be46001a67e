import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

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
      Cookie: 'a=1; b=2',
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
    cookie: 'a=1; b=2',
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

test('cookies and redirects are made the own origin’s', async () => {
  answer = () => {
    const headers = new Headers({ Location: `${target.origin}/auth/login?x=1#y` })
    headers.append(
      'Set-Cookie',
      'XSRF-TOKEN=a%3D; Path=/; Domain=panel.example; Secure; SameSite=lax',
    )
    headers.append(
      'Set-Cookie',
      'secure_session=b; HttpOnly; Secure; SameSite=None; Partitioned',
    )
    return new Response(null, { status: 302, headers })
  }
  const response = await through('/account')
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe(`${own}/auth/login?x=1#y`)
  expect(response.headers.getSetCookie()).toEqual([
    'XSRF-TOKEN=a%3D; Path=/; SameSite=lax',
    'secure_session=b; HttpOnly; SameSite=Lax',
  ])
  answer = () => Response.redirect('https://elsewhere.example/x')
  expect((await through('/account')).headers.get('location')).toBe(
    'https://elsewhere.example/x',
  )
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
