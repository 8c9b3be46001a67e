import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { listen } from './listen.ts'
import { openPanel } from './open.ts'
import { fillConfiguration } from './page.ts'
import { createSite, type Site } from './site.ts'

const html =
  '<!doctype html><html lang="en"><div id="root" data-panel-url="" data-auth="session" data-credentials="" data-panel-name="" data-frame-origins="" data-posture="" data-breach-url=""></div></html>'
let dist: string
let site: Site

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'perch-site-'))
  mkdirSync(join(dist, 'assets'))
  mkdirSync(join(dist, '.vite'))
  writeFileSync(join(dist, 'index.html'), html)
  writeFileSync(join(dist, 'robots.txt'), 'User-agent: *\nDisallow: /\n')
  writeFileSync(join(dist, '.vite', 'manifest.json'), '{}')
  writeFileSync(join(dist, 'assets', 'main-1.js'), 'console.log(1)')
  writeFileSync(join(dist, 'assets', 'main-1.js.br'), brotliCompressSync('console.log(1)'))
  site = createSite({
    dist,
    auth: 'key',
    panelName: 'A "B" & <C>',
    panelUrl: 'https://panel.example',
    backend: async (request) => new Response(`panel ${new URL(request.url).pathname}`),
  })
})
afterAll(() => rmSync(dist, { recursive: true }))

const get = (path: string, init?: RequestInit) =>
  site(new Request(`http://perch.test${path}`, init))

test.each(['/', '/profile', '/sign-in', '/api-keys', '/no/such/page', '/apiary'])(
  'serves the page at %s, configured and under the policy',
  async (path) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(response.headers.get('content-security-policy')).toContain(
      "trusted-types 'none'",
    )
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
    const text = await response.text()
    expect(text).toContain('data-auth="key"')
    expect(text).toContain('data-panel-url="https://panel.example"')
    expect(text).toContain('data-panel-name="A &quot;B&quot; &amp; &lt;C&gt;"')
  },
)

test.each([
  '/api/client',
  '/auth/login',
  '/sanctum/csrf-cookie',
  '/locales/locale.json',
  '/account',
  '/api',
])('leaves %s to the panel', async (path) =>
  expect(await (await get(path)).text()).toBe(`panel ${path}`),
)

test('the page says with which Referer it asks, also where a server sends no such header', () => {
  const source = readFileSync(join(import.meta.dirname, '..', 'index.html'), 'utf8')
  expect(source).toContain('<meta name="referrer" content="same-origin" />')
})

test('tells the page to send no cookies only where it is told so', () => {
  const page = { auth: 'key', panelName: 'P' } as const
  expect(fillConfiguration(html, page)).toContain('data-credentials=""')
  const filled = fillConfiguration(html, { ...page, credentials: 'omit' })
  expect(filled).toContain('data-credentials="omit"')
})

test.each([
  ['key', 'omit'],
  ['session', undefined],
] as const)('a real panel with %s: credentials are %s', async (auth, credentials) => {
  const panel = { kind: 'real', url: new URL('https://panel.example') } as const
  const opened = await openPanel(
    { port: 0, hosts: [], chaos: 0, auth, frameOrigins: [], posture: false, panel },
    'http://127.0.0.1',
  )
  expect(opened.credentials).toBe(credentials)
})

test('only its own pages may frame it, and those of the origins that were named', async () => {
  const policy = async (at: Site) =>
    (await at(new Request('http://perch.test/'))).headers.get('content-security-policy')
  expect(await policy(site)).toContain("; frame-ancestors 'self';")
  const named = createSite({
    dist,
    auth: 'session',
    panelName: '',
    frameOrigins: ['https://a.example', 'https://b.example'],
    posture: true,
    backend: async () => new Response(),
  })
  expect(await policy(named)).toContain(
    "; frame-ancestors 'self' https://a.example https://b.example;",
  )
  const text = await (await named(new Request('http://perch.test/'))).text()
  expect(text).toContain('data-frame-origins="https://a.example https://b.example"')
  expect(text).toContain('data-posture="on"')
})

test('the page may ask nobody else, and whoever is named about passwords from breaches', async () => {
  const policy = async (at: Site) =>
    (await at(new Request('http://perch.test/'))).headers.get('content-security-policy')
  expect(await policy(site)).toContain("; connect-src 'self';")
  const named = createSite({
    dist,
    auth: 'session',
    panelName: '',
    breachUrl: 'https://range.example/range/',
    backend: async () => new Response(),
  })
  expect(await policy(named)).toContain("; connect-src 'self' https://range.example;")
  const text = await (await named(new Request('http://perch.test/'))).text()
  expect(text).toContain('data-breach-url="https://range.example/range/"')
})

test('serves hashed files for good, compressed when asked for', async () => {
  const raw = await get('/assets/main-1.js')
  expect(raw.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(raw.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(raw.headers.get('vary')).toBe('Accept-Encoding')
  expect(await raw.text()).toBe('console.log(1)')
  const packed = await get('/assets/main-1.js', {
    headers: { 'Accept-Encoding': 'gzip, br' },
  })
  expect(packed.headers.get('content-encoding')).toBe('br')
  const bytes = Buffer.from(await packed.arrayBuffer())
  expect(brotliDecompressSync(bytes).toString()).toBe('console.log(1)')
  const refused = await get('/assets/main-1.js', {
    headers: { 'Accept-Encoding': 'br;q=0' },
  })
  expect(refused.headers.get('content-encoding')).toBeNull()
})

test('answers HEAD without a body and 304 to a known version', async () => {
  const head = await get('/profile', { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
  expect(await head.text()).toBe('')
  const again = await get('/profile', {
    headers: { 'If-None-Match': head.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test.each([
  ['/assets/gone.js', 404],
  ['/main-1.js', 404],
  ['/.vite/manifest.json', 404],
  ['/assets/main-1.js.br', 404],
  ['/..%2f..%2fetc%2fpasswd', 404],
  ['/%', 200],
])('answers %s with %i and never with a file outside the page', async (path, status) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('refuses to write', async () => {
  const response = await get('/profile', { method: 'POST' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})

test('sends robots.txt as text and the change-password address to the form', async () => {
  const robots = await get('/robots.txt')
  expect(robots.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const change = await get('/.well-known/change-password')
  expect([change.status, change.headers.get('location')]).toEqual([
    302,
    '/profile#password',
  ])
})

test('what the panel answers has the headers, too, but for those that it has of its own', async () => {
  const answers: Record<string, Response> = {
    '/api/client': Response.json({}, { headers: { 'Set-Cookie': 'a=1' } }),
    '/account': new Response('', {
      headers: { 'Content-Security-Policy': "default-src 'none'" },
    }),
    '/auth/login': Response.redirect('http://perch.test/'),
    '/sanctum/csrf-cookie': new Response(null, { status: 204 }),
  }
  const own = createSite({
    dist,
    auth: 'session',
    panelName: '',
    frameOrigins: ['https://a.example'],
    backend: async (request) =>
      answers[new URL(request.url).pathname] ?? new Response(null, { status: 404 }),
  })
  const policyAt = async (path: string) => {
    const { headers } = await own(new Request(`http://perch.test${path}`))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    return headers.get('content-security-policy')
  }
  for (const path of ['/api/client', '/auth/login', '/sanctum/csrf-cookie', '/api/gone'])
    expect(await policyAt(path)).toContain("frame-ancestors 'self' https://a.example;")
  expect(await policyAt('/account')).toBe("default-src 'none'")
})

test('says when there is no built page', () => {
  const options = {
    auth: 'session',
    panelName: '',
    backend: async () => new Response(),
  } as const
  expect(() => createSite({ ...options, dist: join(dist, 'gone') })).toThrow(
    'npm run build',
  )
})

describe('over HTTP', () => {
  test('drops the connection where the panel drops the answer', async () => {
    const dropped = Object.assign(new Error('lost'), { name: 'DroppedAnswer' })
    const { origin, close } = await listen(() => Promise.reject(dropped), 0)
    await expect(fetch(`${origin}/api/client`)).rejects.toThrow('fetch failed')
    await close()
  })

  test('says when the port is taken', async () => {
    const { origin, close } = await listen(site, 0)
    await expect(listen(site, Number(new URL(origin).port))).rejects.toThrow(
      /^Port \d+ is taken/,
    )
    await close()
  })
})
