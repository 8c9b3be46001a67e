import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { listen, type Listening } from './listen.ts'
import { openLine, say } from './testing/raw.ts'

let served: Listening
let reached: string[]
let finish: () => void

/** `/api/half` answers with half of it until `finish`; `/api/slow` with nothing until then. */
beforeEach(async () => {
  reached = []
  const held = Promise.withResolvers<void>()
  finish = held.resolve
  served = await listen(async (request) => {
    const { pathname } = new URL(request.url)
    reached.push(`${request.method} ${pathname}`)
    if (pathname === '/api/slow') await held.promise
    if (pathname !== '/api/half') return new Response('fine')
    const encoder = new TextEncoder()
    return new Response(
      new ReadableStream({
        async start(controller) {
          controller.enqueue(encoder.encode('half'))
          await held.promise
          controller.enqueue(encoder.encode('whole'))
          controller.close()
        },
      }),
      { headers: { 'Content-Length': '9' } },
    )
  }, 0)
})
afterEach(() => served.close())

const head = (line: string, ...more: string[]) =>
  `${[`${line} HTTP/1.1`, `Host: ${new URL(served.origin).host}`, ...more].join('\r\n')}\r\n\r\n`
const next = () => head('PUT /api/next', 'Content-Length: 4') + 'abcd'
const broken = () => `${head('POST /api/broken', 'Transfer-Encoding: chunked')}ZZ\r\n\r\n`

test.each([
  ['400', () => `${head('GET /api/one', 'Content-Length: 4')}abcd`],
  ['400', () => `${head('GET /api/one', 'Transfer-Encoding: chunked')}0\r\n\r\n`],
  ['400', () => head('GET /api/one', 'Host: 127.0.0.1')],
  ['421', () => 'GET /api/one HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ['405', () => head('PROPFIND /api/one')],
  ['417', () => head('GET /api/one', 'Expect: 200-ok')],
  [
    '413',
    () =>
      `${head('POST /x', 'Transfer-Encoding: chunked')}4000\r\n${'x'.repeat(0x4000)}\r\n0\r\n\r\n`,
  ],
])('what follows a refusal (%s) is not carried out', async (status, refused) => {
  const answers = await say(served.origin, refused() + next() + next())
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`])
  expect(reached).toEqual([])
})

test.each([
  ['/api/slow', 'a body that cannot be read', broken],
  ['/api/half', 'a body that cannot be read', broken],
  ['/api/slow', 'no request', () => 'abcd\r\n\r\n'],
  ['/api/half', 'no request', () => 'abcd\r\n\r\n'],
  ['/api/slow', 'CONNECT', () => head('CONNECT 127.0.0.1:80')],
  ['/api/half', 'CONNECT', () => head('CONNECT 127.0.0.1:80')],
])('after %s, the refusal of %s comes after the answers', async (path, _, refused) => {
  const line = await openLine(served.origin)
  line.say(head(`GET ${path}`) + head('GET /api/two') + refused())
  await expect.poll(() => reached).toEqual([`GET ${path}`])
  line.say('more\r\n\r\n')
  finish()
  const answers = await line.heardAll()
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual([
    'HTTP/1.1 200',
    'HTTP/1.1 200',
    'HTTP/1.1 400',
  ])
  expect(answers).toMatch(/\r\n\r\n(fine|halfwhole)HTTP\/1\.1 200 [^]*fine[^]*"errors"/)
  expect(reached).toEqual([`GET ${path}`, 'GET /api/two'])
})

test('a request waits for the answer to the one before it', async () => {
  const line = await openLine(served.origin)
  line.say(head('PUT /api/slow', 'Content-Length: 0') + head('GET /api/fast'))
  const other = await openLine(served.origin)
  other.say(head('GET /api/other'))
  await other.hears(/fine$/)
  expect(reached).toEqual(['PUT /api/slow', 'GET /api/other'])
  finish()
  await line.hears(/fine[^]*fine$/)
  line.hangUp()
  other.hangUp()
})

test('where a great many wait, the connection ends', async () => {
  const line = await openLine(served.origin)
  line.say(head('GET /api/slow') + head('GET /api/fast').repeat(1000))
  expect(await line.heardAll()).toBe('')
  expect(reached.length).toBeLessThan(2)
})

test('garbage in many packets while an answer is on its way is one refusal, without a warning', async () => {
  const warned = vi.fn()
  process.on('warning', warned)
  const line = await openLine(served.origin)
  line.say(head('GET /api/half'))
  await line.hears(/half$/)
  for (let count = 1; count <= 30; count++) {
    line.say('garbage\r\n\r\n')
    // Each in a packet of its own.
    const other = await openLine(served.origin)
    other.say(head('GET /api/other'))
    await other.hears(/fine$/)
    other.hangUp()
  }
  finish()
  expect((await line.heardAll()).match(/HTTP\/1\.1 \d+/g)).toEqual([
    'HTTP/1.1 200',
    'HTTP/1.1 400',
  ])
  process.off('warning', warned)
  expect(warned).not.toHaveBeenCalled()
})

test('a whole address is read, however its scheme is written', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const line = await openLine(served.origin)
  line.say(head('GET HTTP://LocalHost/api/one'))
  expect(await line.hears(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 200 /)
  line.hangUp()
  expect(reached).toEqual(['GET /api/one'])
  expect(complaint).not.toHaveBeenCalled()
  complaint.mockRestore()
})

test('a failure is written to the log in one line, and no more than twenty in a minute', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failing = await listen(() => Promise.reject(new Error('a\nb')), 0)
  for (let count = 0; count < 30; count++)
    expect((await fetch(`${failing.origin}/x`)).status).toBe(500)
  expect(complaint.mock.calls.length).toBeLessThanOrEqual(20)
  expect(complaint).toHaveBeenCalledWith(expect.stringMatching(/^Error: a.b.*$/u))
  complaint.mockRestore()
  await failing.close()
})

test('the bodies that are not answered yet have a limit together, and make room when they are', async () => {
  const send = (path: string) =>
    fetch(served.origin + path, { method: 'POST', body: 'x'.repeat(250_000) })
  const held = Array.from({ length: 150 }, () => send('/api/slow'))
  const first = await Promise.race(held)
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '5'])
  await first.text()
  finish()
  const statuses = (await Promise.all(held)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(100)
  expect((await send('/api/one')).status).toBe(200)
})
