import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { toListener } from './listen.ts'
import { createProxy, type ProxyOptions } from './proxy.ts'

const client = { address: '127.0.0.1' }
const own = 'http://127.0.0.1:5173'
let server: Server
let target: URL
let connection: NonNullable<ProxyOptions['connection']>
let seen: Request[] = []
let answer: (request: Request) => Response | Promise<Response>

/** A panel's world: TLS, and a name that only its own hosts file knows. */
const lookup: LookupFunction = (name, options, found) => {
  if (name !== 'panel.example') return found(new Error(`unknown host ${name}`), '', 4)
  return options.all
    ? found(null, [{ address: '127.0.0.1', family: 4 }])
    : found(null, '127.0.0.1', 4)
}

function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'perch-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = [
    '-subj',
    '/CN=panel.example',
    '-addext',
    'subjectAltName=DNS:panel.example',
  ]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, ...subject, '-days', '2', '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  )
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  return pair
}

beforeAll(async () => {
  const pair = selfSigned()
  const listener = toListener(async (request) => {
    seen.push(request.clone())
    return answer(request)
  })
  server = createServer(pair, listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  target = new URL(`https://panel.example:${(server.address() as AddressInfo).port}`)
  connection = { lookup, ca: pair.cert }
})
afterAll(() => void server.close())
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
