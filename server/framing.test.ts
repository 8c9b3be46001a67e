import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { listen } from './listen.ts'
import { createProxy } from './proxy.ts'
import { openLine, say, serveHasty } from './testing/raw.ts'

let panel: Awaited<ReturnType<typeof serveHasty>>
let served: Awaited<ReturnType<typeof listen>>

beforeEach(async () => {
  panel = await serveHasty()
  served = await listen(createProxy({ target: panel.target }), 0)
})
afterEach(async () => {
  await served.close()
  panel.close()
})

/** A request of somebody else, over the connections to the panel that are open. */
async function victim(): Promise<string> {
  const answer = await fetch(`${served.origin}/api/victim`, {
    headers: { 'x-xsrf-token': 'theirs' },
  })
  return `${answer.status} ${await answer.text()}`
}
const head = (line: string, ...more: string[]) =>
  `${[`${line} HTTP/1.1`, `Host: ${new URL(served.origin).host}`, ...more].join('\r\n')}\r\n\r\n`
const requestsOf = (heads: readonly string[]) =>
  heads.map((text) => text.split('\r\n')[0] ?? '')

test.each([
  ['GET', 'Content-Length: 4', 'abcd'],
  ['GET', 'Content-Length: 400', ''],
  ['HEAD', 'Content-Length: 4', 'abcd'],
  ['GET', 'Transfer-Encoding: chunked', '4\r\nabcd\r\n0\r\n\r\n'],
  ['HEAD', 'Transfer-Encoding: chunked', '0\r\n\r\n'],
  ['GET', 'Expect: 100-continue\r\nContent-Length: 4', ''],
])(
  'a %s with a body (%s) is refused, and nobody else’s request is cut',
  async (method, header, body) => {
    expect(await victim()).toBe('200 fine')
    const answer = await say(served.origin, head(`${method} /api/one`, header) + body)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toMatch(/\r\nConnection: close\r\n/i)
    expect(await Promise.all([victim(), victim()])).toEqual(['200 fine', '200 fine'])
    expect(requestsOf(panel.heads)).toEqual(Array(3).fill('GET /api/victim HTTP/1.1'))
  },
)

test('a GET that says it has no body goes on without saying so', async () => {
  const line = await openLine(served.origin)
  line.say(head('GET /api/one', 'Content-Length: 0', 'Expect: 100-continue'))
  await line.hears(/fine$/)
  line.hangUp()
  expect(panel.heads).toHaveLength(1)
  expect(panel.heads[0]).not.toMatch(/^(content-length|transfer-encoding|expect):/im)
})

test.each([
  ['with its length', ['Content-Length: 4'], 'abcd'],
  ['in chunks', ['Transfer-Encoding: chunked'], '1\r\na\r\n3\r\nbcd\r\n0\r\n\r\n'],
  ['after a 100 Continue', ['Content-Length: 4', 'Expect: 100-continue'], 'abcd'],
  [
    'in chunks with a trailer',
    ['Transfer-Encoding: chunked', 'Trailer: X-Sum'],
    '4\r\nabcd\r\n0\r\nX-Sum: 40\r\n\r\n',
  ],
])(
  'a body that comes %s reaches the panel whole, as long as it says',
  async (_, headers, body) => {
    const line = await openLine(served.origin)
    line.say(head('POST /api/one', ...headers))
    if (headers.some((header) => header.startsWith('Expect')))
      await line.hears(/100 Continue/)
    line.say(body)
    await line.hears(/200 OK[^]*fine$/)
    line.hangUp()
    expect(panel.heads[0]).toMatch(/^content-length: 4$/im)
    expect(panel.heads[0]).not.toMatch(/^(transfer-encoding|expect|trailer):/im)
    expect(panel.bytes).toMatch(/\r\n\r\nabcd$/)
    expect(await victim()).toBe('200 fine')
    expect(requestsOf(panel.heads)).toEqual([
      'POST /api/one HTTP/1.1',
      'GET /api/victim HTTP/1.1',
    ])
  },
)

test.each([
  ['breaks off', 'Content-Length: 400'],
  ['breaks off in a chunk', 'Transfer-Encoding: chunked'],
])('of a body that %s the panel hears nothing', async (_, header) => {
  const line = await openLine(served.origin)
  line.say(`${head('POST /api/one', header)}90\r\nabcd`)
  expect(await victim()).toBe('200 fine')
  line.hangUp()
  expect(await victim()).toBe('200 fine')
  expect(requestsOf(panel.heads)).toEqual(Array(2).fill('GET /api/victim HTTP/1.1'))
})

test('what follows a request is no part of it: the answer comes, then a refusal', async () => {
  const answers = await say(served.origin, `${head('GET /api/one')}abcd\r\n\r\n`)
  expect(answers).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*fine/)
  expect(await victim()).toBe('200 fine')
  expect(requestsOf(panel.heads)).toEqual([
    'GET /api/one HTTP/1.1',
    'GET /api/victim HTTP/1.1',
  ])
})

test('what follows a body is a request of its own, of the same caller', async () => {
  const line = await openLine(served.origin)
  line.say(`${head('POST /api/one', 'Content-Length: 4')}abcd${head('GET /api/two')}`)
  await line.hears(/fine[^]*fine/)
  line.hangUp()
  expect(requestsOf(panel.heads)).toEqual([
    'POST /api/one HTTP/1.1',
    'GET /api/two HTTP/1.1',
  ])
})

test.each([
  'Content-Length: 4\r\nTransfer-Encoding: chunked',
  'Content-Length: 4\r\nContent-Length: 5',
  'Content-Length: 4, 4',
  'Content-Length: +4',
  'Transfer-Encoding: xchunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding : chunked',
  'Transfer-Encoding:\r\n chunked',
  'Content-Length: 4\nX: y',
])('a length that can be read in two ways (%j) is refused', async (header) => {
  const answer = await say(served.origin, `${head('POST /api/one', header)}0\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/i)
  expect(await victim()).toBe('200 fine')
  expect(requestsOf(panel.heads)).toEqual(['GET /api/victim HTTP/1.1'])
})

test('a panel that answers before it has read keeps no part of a body', async () => {
  const send = (size: number) =>
    fetch(`${served.origin}/api/one`, { method: 'PUT', body: 'x'.repeat(size) })
  for (const size of [1, 70_000, 250_000]) {
    expect((await send(size)).status).toBe(200)
    expect(await victim()).toBe('200 fine')
  }
  expect(requestsOf(panel.heads)).toEqual(
    Array(3).fill(['PUT /api/one HTTP/1.1', 'GET /api/victim HTTP/1.1']).flat(),
  )
})

test('an answer that is longer than it says ends the connection to the panel, not the next answer', async () => {
  const liar = await serveHasty(
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfineHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil',
  )
  const { origin, close } = await listen(createProxy({ target: liar.target }), 0)
  const ask = async () => (await fetch(`${origin}/api/one`)).text()
  expect([await ask(), await ask()]).not.toContain('evil')
  await close()
  liar.close()
})

test.each([
  ['is too short', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfour', 'broke off'],
  [
    'ends in a chunk',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n',
    'broke off',
  ],
  [
    'is no chunk',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfourxxxxx',
    'broke off',
  ],
  [
    'has two lengths',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n',
    'read',
  ],
  ['has no such status', 'HTTP/1.1 999 OK\r\nContent-Length: 4\r\n\r\nfour', 'read'],
  [
    'speaks another protocol',
    'HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    'read',
  ],
  ['is none', 'nothing\r\n\r\n', 'read'],
])('an answer that %s is not taken for a whole one', async (_, answer, said) => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const odd = await serveHasty(answer, true)
  const { origin, close } = await listen(createProxy({ target: odd.target }), 0)
  const result = await fetch(`${origin}/api/one`)
    .then(async (response) => `${response.status} ${await response.text()}`)
    .catch(() => 'lost')
  expect(result).toMatch(
    said === 'read' ? /^502 [^]*an answer that cannot be read/ : /^lost$/,
  )
  expect(complaint).toHaveBeenCalledOnce()
  expect(complaint).toHaveBeenCalledWith(
    expect.stringMatching(new RegExp(`^\\S+ .*${said}`)),
  )
  complaint.mockRestore()
  await close()
  odd.close()
})

test('of a caller who does not wait for an answer the log says nothing', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const slow = await serveHasty('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfour')
  const { origin, close } = await listen(createProxy({ target: slow.target }), 0)
  const line = await openLine(origin)
  line.say(`GET /api/one HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n\r\n`)
  await line.hears(/four$/)
  line.hangUp()
  await expect.poll(() => slow.open()).toBe(0)
  expect(complaint).not.toHaveBeenCalled()
  complaint.mockRestore()
  await close()
  slow.close()
})
