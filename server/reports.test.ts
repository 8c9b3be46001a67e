import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, expect, test } from 'vitest'

import { createLog } from '../panel/log.ts'
import { createSite } from './site.ts'

const html =
  '<!doctype html><html lang="en"><div id="root" data-panel-url="" data-auth="session" data-credentials="" data-panel-name="" data-frame-origins="" data-posture="" data-breach-url=""></div></html>'
const dist = mkdtempSync(join(tmpdir(), 'perch-reports-'))
writeFileSync(join(dist, 'index.html'), html)
const reports: unknown[] = []
const site = createSite({
  dist,
  auth: 'session',
  panelName: '',
  backend: async () => new Response(),
  onReport: (report) => reports.push(report),
})
beforeEach(() => void (reports.length = 0))
afterAll(() => rmSync(dist, { recursive: true }))

const body = JSON.stringify({ 'csp-report': { 'effective-directive': 'script-src' } })
const send = (headers: Record<string, string>, text = body) =>
  site(
    new Request('http://127.0.0.1:5173/csp-report', {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'application/csp-report', ...headers },
    }),
  )

test.each([
  ['the browser says so', { 'Sec-Fetch-Site': 'same-origin' }],
  ['it came from there', { Origin: 'http://127.0.0.1:5173' }],
  ['it came from there, by TLS', { Origin: 'https://127.0.0.1:5173' }],
  ['it names a page there', { Referer: 'http://127.0.0.1:5173/profile' }],
  [
    'it is of the other kind',
    {
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/reports+json; charset=utf-8',
    },
  ],
])('a report of an own page is heard: %s', async (_, headers) => {
  expect((await send(headers)).status).toBe(204)
  expect(reports).toEqual([JSON.parse(body)])
})

const own = { 'Sec-Fetch-Site': 'same-origin' }
test.each([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another port', { 'Sec-Fetch-Site': 'same-site' }, 403],
  [
    'another site that says whose it would be',
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://127.0.0.1:5173' },
    403,
  ],
  ['an address that was typed', { 'Sec-Fetch-Site': 'none' }, 403],
  ['the origin of another port', { Origin: 'http://127.0.0.1:8888' }, 403],
  ['the origin of nobody', { Origin: 'null' }, 403],
  [
    'a foreign origin with an own referrer',
    { Origin: 'https://evil.example', Referer: 'http://127.0.0.1:5173/' },
    403,
  ],
  ['nobody', {}, 403],
  ['a form', { ...own, 'Content-Type': 'text/plain' }, 415],
] as const)('of %s nothing is heard', async (_, headers, status) => {
  expect((await send(headers)).status).toBe(status)
  expect(reports).toEqual([])
})

test('what is nested too deep to be written down is no report', async () => {
  expect((await send(own, '['.repeat(4000) + ']'.repeat(4000))).status).toBe(400)
  expect(reports).toEqual([])
})

test('what is no report is not heard', async () => {
  expect((await send(own, 'csp\nPerch: http://evil.example')).status).toBe(400)
  expect(reports).toEqual([])
})

test('lines are written as one line each, cut, so many in a minute', () => {
  let time = 0
  const written: string[] = []
  const log = createLog(
    (line) => written.push(line),
    () => time,
  )
  log(`a\nb\r\u001B[2J\u2028${'x'.repeat(5000)}`)
  expect(written[0]).toMatch(/^a\uFFFDb\uFFFD\uFFFD\[2J\uFFFDx+…$/)
  expect(written[0]?.length).toBe(2001)
  for (let count = 0; count < 1000; count++) log(`line ${count}`)
  expect(written).toHaveLength(20)
  time = 59_999
  log('still the same minute')
  expect(written).toHaveLength(20)
  time = 60_000
  log('the next')
  expect(written.slice(20)).toEqual(['982 more lines were left out.', 'the next'])
})
