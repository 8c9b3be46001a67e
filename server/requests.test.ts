import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { createPanel } from '../panel/panel.ts'
import type { Panel } from '../panel/types.ts'
import { securityHeaders } from './headers.ts'
import { listen, type Listening } from './listen.ts'
import { createSite } from './site.ts'
import { openLine, say } from './testing/raw.ts'

const html =
  '<!doctype html><html lang="en"><div id="root" data-panel-url="" data-auth="session" data-credentials="" data-panel-name="" data-frame-origins="" data-posture="" data-breach-url=""></div></html>'
const dist = mkdtempSync(join(tmpdir(), 'perch-requests-'))
let panel: Panel
let served: Listening
let reached: string[] = []

beforeAll(async () => {
  writeFileSync(join(dist, 'index.html'), html)
  panel = createPanel({ database: ':memory:' })
  const site = createSite({
    dist,
    auth: 'session',
    panelName: 'Panel',
    backend: (request, client) => {
      reached.push(`${request.method} ${new URL(request.url).pathname}`)
      return panel.fetch(request, client)
    },
  })
  served = await listen(site, 0, ['perch.example'])
})
beforeEach(() => {
  reached = []
})
afterAll(async () => {
  await served.close()
  panel.close()
  rmSync(dist, { recursive: true })
})

const host = () => new URL(served.origin).host
/** Asks and hangs up after the answer: its status line and headers, and its body. */
async function ask(line: string, ...headers: string[]) {
  const all = headers.some((header) => /^host *:/i.test(header))
    ? headers
    : [`Host: ${host()}`, ...headers]
  const heard = await say(
    served.origin,
    `${[`${line} HTTP/1.1`, 'Connection: close', ...all.filter(Boolean)].join('\r\n')}\r\n\r\n`,
  )
  const end = heard.indexOf('\r\n\r\n')
  return { head: heard.slice(0, end), body: heard.slice(end + 4) }
}
const statusOf = (head: string) => Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1])

function expectHeaders(head: string): void {
  for (const [name] of securityHeaders())
    expect(head.toLowerCase()).toContain(`\n${name.toLowerCase()}: `)
}
function expectRefusal(
  { head, body }: { head: string; body: string },
  status: number,
): void {
  expect(statusOf(head)).toBe(status)
  expectHeaders(head)
  expect(head).toMatch(/\nConnection: close/i)
  expect(head).toMatch(/\nCache-Control: no-store/i)
  const { errors } = JSON.parse(body) as { errors: { status: string; detail: string }[] }
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ status: String(status), detail: /\w/ })
}

describe('whose name a request is for', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:9999',
    'localhost',
    'LOCALHOST:5173',
    '[::1]',
    '[::1]:5173',
    'perch.example',
    'Perch.Example:443',
  ])('%s is this server', async (name) => {
    expect(statusOf((await ask('GET /', `Host: ${name}`)).head)).toBe(200)
    const api = await ask('GET /api/client', `Host: ${name}`, 'Accept: application/json')
    expect(statusOf(api.head)).toBe(401)
  })

  test.each([
    'evil.example',
    'evil.example:5173',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil-localhost',
    'a.perch.example',
    '10.0.0.1',
    '127.0.0.2',
    '0.0.0.0',
    '[::2]',
    '2130706433',
    '0x7f.1',
    'localhost.',
  ])('%s is another, whatever is asked', async (name) => {
    for (const line of [
      'GET /',
      'GET /api/client/account',
      'POST /csp-report',
      'GET /x.js',
    ])
      expectRefusal(await ask(line, `Host: ${name}`), 421)
    expect(reached).toEqual([])
  })

  test.each([
    ['of nobody', 'Host:'],
    ['of a person', 'Host: una@127.0.0.1'],
    ['with a path', 'Host: 127.0.0.1/x'],
    ['with a blank', 'Host: 127.0.0.1 evil.example'],
    ['with a bad port', 'Host: 127.0.0.1:x'],
    ['with too great a port', 'Host: 127.0.0.1:70000'],
    ['that is half an address', 'Host: [::1'],
    ['with a percent sign', 'Host: 127.0.0.1%00'],
    ['with a comma', 'Host: 127.0.0.1, evil.example'],
    ['twice', 'Host: 127.0.0.1\r\nHost: evil.example'],
    ['twice the same', 'Host: 127.0.0.1\r\nhost: 127.0.0.1'],
  ])('a name %s is none', async (_, header) => {
    expectRefusal(await ask('GET /api/client/account', header), 400)
    expect(reached).toEqual([])
  })

  test.each(['1.1', '1.0'])('no name is none, in HTTP/%s', async (version) => {
    const heard = await say(served.origin, `GET / HTTP/${version}\r\n\r\n`)
    const [head = '', body = ''] = heard.split('\r\n\r\n')
    expectRefusal({ head, body }, 400)
  })

  test('a whole address is taken by its own name', async () => {
    expect(statusOf((await ask('GET http://localhost:1/', 'Host: 127.0.0.1')).head)).toBe(
      200,
    )
    expectRefusal(await ask('GET http://evil.example/', 'Host: 127.0.0.1'), 421)
    expectRefusal(await ask('GET http://127.0.0.1/', 'Host: evil.example'), 421)
    expectRefusal(await ask('GET ftp://127.0.0.1/', 'Host: 127.0.0.1'), 400)
  })
})

describe('how long a request may be', () => {
  const post = (path: string, ...headers: string[]) =>
    `${[`POST ${path} HTTP/1.1`, `Host: ${host()}`, 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`

  test.each([
    ['/auth/login', 256_000],
    ['/api/client/account/email', 256_000],
    ['/csp-report', 16_000],
    ['/profile', 16_000],
  ])('%s takes %i bytes, and refuses more before it has read them', async (path, most) => {
    const line = await openLine(served.origin)
    line.say(post(path, `Content-Length: ${most + 1}`))
    const heard = await line.heardAll()
    const [head = '', body = ''] = heard.split('\r\n\r\n')
    expectRefusal({ head, body }, 413)
    expect(body).toContain(`${most / 1000} kB`)
    expect(reached).toEqual([])
    const fits = await openLine(served.origin)
    fits.say(post(path, `Content-Length: ${most}`) + 'x'.repeat(most))
    expect(await fits.hears(/\r\n\r\n/)).not.toMatch(/^HTTP\/1\.1 413/)
    fits.hangUp()
  })

  test('what grows too long in chunks is refused, and not read any further', async () => {
    const line = await openLine(served.origin)
    line.say(post('/auth/login', 'Transfer-Encoding: chunked'))
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    for (let sent = 0; sent < 300; sent++) line.say(chunk)
    const heard = await line.heardAll()
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
    expect(reached).toEqual([])
    // What the system holds between two sockets, and no more.
    expect(line.sent()).toBeLessThan(300 * 0x10000)
  })

  test('who asks whether to go on is told no', async () => {
    const line = await openLine(served.origin)
    line.say(post('/auth/login', 'Expect: 100-continue', 'Content-Length: 300000000'))
    expect(await line.heardAll()).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('headers that are too long are refused, too', async () => {
    const { head } = await ask('GET /', `X: ${'x'.repeat(20_000)}`)
    expect(statusOf(head)).toBe(431)
    expectHeaders(head)
  })
})

describe('what is no request', () => {
  test.each([
    ['OPTIONS *', 400],
    ['GET *', 400],
    ['GET api/client', 400],
    ['GET /api/\\client', 400],
    ['GET /a\x01b', 400],
    ['GET', 400],
    ['FOO /', 400],
    ['get /', 400],
    ['TRACE /api/client', 405],
    ['PROPFIND /', 405],
    ['CONNECT 127.0.0.1:80', 400],
  ])('%j is refused', async (line, status) => {
    expectRefusal(await ask(line), status)
    expect(reached).toEqual([])
  })

  test.each(['FOO BAR', 'CONNECT', 'TRACE', 'PUT;', '*'])(
    'nor does it become one by the override %j',
    async (method) => {
      const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
      const overridden = await ask(
        'POST /api/client/account/email',
        `X-HTTP-Method-Override: ${method}`,
        'Content-Length: 0',
      )
      expectRefusal(overridden, 400)
      const body = `_method=${encodeURIComponent(method)}`
      const answer = await fetch(`${served.origin}/api/client/account/email`, {
        method: 'POST',
        body: new URLSearchParams(body),
        headers: { Accept: 'application/json' },
      })
      expect(answer.status).toBe(400)
      expect(complaint).not.toHaveBeenCalled()
      complaint.mockRestore()
    },
  )

  test.each([
    '200-ok',
    '100-continue, foo',
    'foo, 100-continue',
    '100-continue;q=1',
    '100-continue=1',
    '"100-continue"',
    '100-continue\r\nExpect: 100-continue',
    '',
  ])('an expectation that nobody knows (%j) is refused', async (value) => {
    const expected = `Expect: ${value}`
    const refused = await ask('POST /auth/login', expected, 'Content-Length: 0')
    expectRefusal(refused, 417)
    expect(reached).toEqual([])
  })

  test('an expectation is known however it is written', async () => {
    const { head, body } = await ask(
      'POST /auth/login',
      'Expect:  100-Continue ',
      'Content-Length: 0',
    )
    expect(head).toMatch(/^HTTP\/1\.1 100 /)
    expect(statusOf(body)).toBeGreaterThan(400)
    expect(reached).toEqual(['POST /auth/login'])
  })

  test.each([
    ['another version', 'GET / HTTP/2.0', [], 505],
    [
      'chunks before there were any',
      'POST /auth/login HTTP/1.0',
      ['Transfer-Encoding: chunked'],
      400,
    ],
    [
      'a body that is packed',
      'POST /auth/login HTTP/1.1',
      ['Content-Encoding: gzip', 'Content-Length: 0'],
      415,
    ],
  ])('%s is refused', async (_, line, headers, status) => {
    const heard = await say(
      served.origin,
      `${[line, `Host: ${host()}`, ...headers].join('\r\n')}\r\n\r\n0\r\n\r\n`,
    )
    const [head = '', body = ''] = heard.split('\r\n\r\n')
    expectRefusal({ head, body }, status)
    expect(reached).toEqual([])
  })

  test('whatever is said, the answer has the headers, and nothing fails', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
    const word = fc.string({ unit: 'binary-ascii', maxLength: 12 })
    const path = fc.oneof(
      word,
      fc.constantFrom(
        '/',
        '/api/',
        '/auth/login',
        '/%',
        '/api/%E0%A4%A',
        '//x/api',
        '/api/../..',
        '/account?x[',
      ),
    )
    const header = fc
      .tuple(
        fc.constantFrom(
          'Host',
          'X',
          'Accept',
          'Cookie',
          'Content-Type',
          'Origin',
          'Referer',
          'X-HTTP-Method-Override',
          'Range',
          'If-None-Match',
          'Accept-Encoding',
          'Authorization',
        ),
        word,
      )
      .map(([name, value]) => `${name}: ${value}`)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
        path,
        fc.array(header, { maxLength: 3 }),
        async (method, target, headers) => {
          const { head } = await ask(`${method} ${target}`, ...headers)
          expect(statusOf(head)).toBeLessThan(500)
          expectHeaders(head)
          expect(complaint).not.toHaveBeenCalled()
        },
      ),
      { numRuns: 300 },
    )
    complaint.mockRestore()
  })
})
