import { afterEach, expect, test, vi } from 'vitest'

import { secured, securityHeaders } from './headers.ts'
import { listen } from './listen.ts'
import { cookiesOf } from './proxy-cookies.ts'
import { createProxy } from './proxy.ts'
import { openLine, say, serveHasty } from './testing/raw.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A panel that answers with these bytes, behind the server. */
async function behind(answer: string) {
  const panel = await serveHasty(answer)
  const proxy = createProxy({ target: panel.target })
  const served = await listen(
    async (request, client) => secured(await proxy(request, client), securityHeaders()),
    0,
  )
  ends.push(served.close, panel.close)
  return {
    panel,
    origin: served.origin,
    ask: (line: string, ...headers: string[]) =>
      say(
        served.origin,
        `${[`${line} HTTP/1.1`, `Host: ${new URL(served.origin).host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
      ),
  }
}

test.each([
  [204, ''],
  [205, 'hello'],
])('an answer with the status %i has no length', async (status, body) => {
  const { ask } = await behind(`HTTP/1.1 ${status} X\r\nContent-Length: 5\r\n\r\n${body}`)
  const answer = await ask('GET /api/one')
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(answer).not.toMatch(/\r\ncontent-length: 5/i)
})

test('of a caller who leaves before there is an answer the log says nothing', async () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { panel, origin } = await behind('')
  const line = await openLine(origin)
  line.say(`GET /api/one HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n\r\n`)
  await expect.poll(() => panel.heads).toHaveLength(1)
  line.hangUp()
  await expect.poll(() => panel.open()).toBe(0)
  expect(complaint).not.toHaveBeenCalled()
  complaint.mockRestore()
})

test('of all headers that protect the page a panel sets its policy alone', async () => {
  const own = await behind(
    'HTTP/1.1 200 OK\r\nContent-Security-Policy: default-src https:\r\nReferrer-Policy: unsafe-url\r\nX-Content-Type-Options:\r\nCross-Origin-Resource-Policy: cross-origin\r\nContent-Length: 4\r\n\r\nfine',
  )
  const answer = await own.ask('GET /api/one')
  expect(answer).toMatch(/\r\ncontent-security-policy: default-src https:\r\n/i)
  for (const [name, value] of securityHeaders().slice(1))
    expect(answer.toLowerCase()).toContain(
      `\r\n${name.toLowerCase()}: ${value.toLowerCase()}\r\n`,
    )
  const none = await behind(
    'HTTP/1.1 200 OK\r\nContent-Security-Policy:\r\nContent-Length: 4\r\n\r\nfine',
  )
  expect(await none.ask('GET /api/one')).toMatch(
    /\r\ncontent-security-policy: default-src 'none'/i,
  )
})

test('no header of a panel keeps an answer back', async () => {
  const { ask } = await behind('HTTP/1.1 204 X\r\nx-hono-already-sent: true\r\n\r\n')
  expect(await ask('GET /api/one')).toMatch(/^HTTP\/1\.1 204 /)
})

test('of two places to go the first counts', async () => {
  const { ask } = await behind(
    'HTTP/1.1 302 Found\r\nLocation: /auth/login\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n',
  )
  expect(await ask('GET /api/one')).toMatch(/\r\nlocation: \/auth\/login\r\n/i)
})

test('a body that is packed on its way is refused', async () => {
  const { ask, panel } = await behind('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine')
  const answer = await ask('POST /api/one', 'Transfer-Encoding: gzip, chunked')
  expect(answer).toMatch(/^HTTP\/1\.1 501 /)
  expect(panel.heads).toEqual([])
})

test('an attribute of a cookie is known with blanks around it', () => {
  const { toBrowser } = cookiesOf(new URL('https://panel.example'))
  expect(toBrowser('a=b; SameSite = none ; Partitioned ;Secure ; Path=/')).toMatch(
    /-a=b; SameSite=Lax; Path=\/$/,
  )
})

test.each([
  ['UTF-8', '/caf\u00c3\u00a9?q=\u00c3\u00a9#\u00c3\u00a9', '/caf%C3%A9?q=%C3%A9#%C3%A9'],
  ['lone bytes', '/a\xffb\x80', '/a%FFb%80'],
  ['a host in UTF-8', '//b\u00c3\u00bccher.example/x', 'http://xn--bcher-kva.example/x'],
  ['no address at all', 'http://[\u00c3\u00a9', 'http://[%C3%A9'],
  ['nothing', '', ''],
  ['an encoded line break', '/a%0d%0aSet-Cookie:%20x=y', '/a%0d%0aSet-Cookie:%20x=y'],
  ['a tab', '/a\tb', '/ab'],
])('a place to go that is %s leads there', async (_, location, leads) => {
  const { ask } = await behind(
    `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`,
  )
  const answer = await ask('GET /api/one')
  expect(answer).toMatch(/^HTTP\/1\.1 302 /)
  expect(/\r\nlocation: (.*)\r\n/i.exec(answer)?.[1]).toBe(leads)
})

test.each([
  '\r',
  '\n',
  '\rSet-Cookie: evil=1',
  '\nSet-Cookie: evil=1',
  '\0',
  '\x01',
  '\x7f',
])('a header of a panel with %j in it splits nothing, and breaks nothing', async (sign) => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const name of ['Location', 'X-Own', 'Set-Cookie']) {
    const { ask } = await behind(
      `HTTP/1.1 302 Found\r\n${name}: /a${sign}b\r\nContent-Length: 0\r\n\r\n`,
    )
    const answer = await ask('GET /api/one')
    expect(answer).toMatch(/^HTTP\/1\.1 (302|502) /)
    expect(answer).not.toMatch(/[\r\n]set-cookie: (perch-[0-9a-f]+-)?evil/i)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  }
  for (const [line] of complaint.mock.calls)
    expect(line).toMatch(/cannot be read|broke off/)
  complaint.mockRestore()
})

test('bytes of headers that are no ASCII go on as they are, both ways', async () => {
  const { ask, panel } = await behind(
    'HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\xe9.txt\r\nSet-Cookie: a=\xc3\xa9\r\nContent-Length: 4\r\n\r\nfine',
  )
  const answer = await ask('GET /api/one')
  expect(answer).toContain('\r\ncontent-disposition: attachment; filename=\xe9.txt\r\n')
  const [, pair = ''] = /\r\nset-cookie: (.*)\r\n/.exec(answer) ?? []
  expect(pair).toMatch(/^perch-[0-9a-f]{8}-a=\xc3\xa9$/)
  await ask('GET /api/one', `Cookie: ${pair}`)
  expect(panel.heads.at(-1)).toMatch(/^cookie: a=\xc3\xa9$/im)
})
