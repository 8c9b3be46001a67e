import { beforeEach, describe, expect, test } from 'vitest'

import { DroppedAnswer } from './faults.ts'
import { createPanel } from './panel.ts'
import { type BrowserStub, openBrowser } from './testing/browser-stub.ts'
import type { Panel, PanelOptions } from './types.ts'

const keys = '/api/client/account/api-keys'

function open(options: Partial<PanelOptions> = {}): Panel {
  const settings = { url: 'http://localhost:5173', hashCost: 16 }
  const panel = createPanel({ database: ':memory:', settings, ...options })
  panel.control.createAccount({ username: 'una', email: 'una@x.test', password: 'pw' })
  return panel
}

let panel: Panel
let browser: BrowserStub

beforeEach(async () => {
  panel = open()
  browser = openBrowser(panel)
  await browser.signIn('una', 'pw')
})

const count = async () =>
  ((await browser.get(keys)).data as { data: unknown[] }).data.length

describe('an armed fault', () => {
  test('drops the answer of a request that ran', async () => {
    panel.control.failNext({ method: 'POST', path: keys, fault: 'drop' })
    await expect(browser.post(keys, { description: 'lost' })).rejects.toThrow(DroppedAnswer)
    expect(await count()).toBe(1)
  })

  test('refuses without running, unless it is told to', async () => {
    panel.control.failNext({ method: 'POST', path: keys, fault: '502-html' })
    expect((await browser.post(keys, { description: 'a' })).status).toBe(502)
    expect(await count()).toBe(0)
    panel.control.failNext({ method: 'POST', path: keys, fault: '503', run: true })
    expect((await browser.post(keys, { description: 'a' })).status).toBe(503)
    expect(await count()).toBe(1)
  })

  test('strikes as often as it was told to, and can be disarmed', async () => {
    panel.control.failNext({ path: '/api/*', fault: '500', times: 2 })
    const statuses = []
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await browser.get(keys)).status)
    expect(statuses).toEqual([500, 500, 200])
    panel.control.failNext({ path: /keys$/, fault: '500' })()
    expect((await browser.get(keys)).status).toBe(200)
  })

  test('spoils answers', async () => {
    panel.control.failNext({ path: keys, fault: 'html-200' })
    expect((await browser.get(keys)).headers.get('content-type')).toContain('text/html')
    panel.control.failNext({ path: keys, fault: 'empty-200' })
    expect((await browser.get(keys)).data).toBe('')
    panel.control.failNext({ path: keys, fault: 'half-json' })
    await expect(browser.get(keys)).rejects.toThrow(SyntaxError)
  })

  test('never answers until the caller gives up', async () => {
    panel.control.failNext({ path: keys, fault: 'timeout' })
    const caller = new AbortController()
    const request = new Request(`http://localhost:5173${keys}`, { signal: caller.signal })
    const answer = panel.fetch(request)
    caller.abort()
    await expect(answer).rejects.toThrow(DroppedAnswer)
  })
})

test('a header asks for a fault only where that is switched on', async () => {
  const asked = { 'x-perch-fault': '503' }
  expect((await browser.send('GET', keys, undefined, asked)).status).toBe(200)
  const open1 = openBrowser(open({ faults: true }))
  expect((await open1.send('GET', keys, undefined, asked)).status).toBe(503)
})

test('chaos spoils the share that it was given, of the API alone', async () => {
  const wild = openBrowser(open({ chaos: 100 }))
  expect([502, 503]).toContain((await wild.get(keys)).status)
  expect((await wild.get('/sanctum/csrf-cookie')).status).toBe(204)
})
