import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import { createPanel } from './panel.ts'
import { DroppedAnswer } from './struck.ts'
import { type BrowserStub, openBrowser } from './testing/browser-stub.ts'
import type { Fault, Panel, PanelOptions } from './types.ts'

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
    panel.control.failNext({ method: 'POST', path: keys, fault: 'run-then-drop' })
    await expect(browser.post(keys, { description: 'lost' })).rejects.toThrow(DroppedAnswer)
    expect(await count()).toBe(1)
  })

  test('refuses without running, unless it is told to', async () => {
    panel.control.failNext({ method: 'POST', path: keys, fault: '502-html' })
    expect((await browser.post(keys, { description: 'a' })).status).toBe(502)
    expect(await count()).toBe(0)
    panel.control.failNext({
      method: 'POST',
      path: keys,
      fault: '503-retry-after',
      run: true,
    })
    expect((await browser.post(keys, { description: 'a' })).status).toBe(503)
    expect(await count()).toBe(1)
  })

  test('strikes as often as it was told to, and can be disarmed', async () => {
    panel.control.failNext({ path: '/api/*', fault: '500-json', times: 2 })
    const statuses = []
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await browser.get(keys)).status)
    expect(statuses).toEqual([500, 500, 200])
    panel.control.failNext({ path: /keys$/, fault: '500-json' })()
    expect((await browser.get(keys)).status).toBe(200)
  })

  test('spoils answers', async () => {
    panel.control.failNext({ path: keys, fault: 'login-page-200' })
    expect((await browser.get(keys)).headers.get('content-type')).toContain('text/html')
    panel.control.failNext({ path: keys, fault: 'empty-200-run' })
    expect((await browser.get(keys)).data).toBe('')
    panel.control.failNext({ path: keys, fault: 'truncated-json' })
    await expect(browser.get(keys)).rejects.toThrow(SyntaxError)
  })

  test('never answers until the caller gives up', async () => {
    panel.control.failNext({ path: keys, fault: 'hang' })
    const caller = new AbortController()
    const request = new Request(`http://localhost:5173${keys}`, { signal: caller.signal })
    const answer = panel.fetch(request)
    caller.abort()
    await expect(answer).rejects.toThrow(DroppedAnswer)
  })
})

const list = async (fault: Fault) => {
  panel.control.failNext({ path: keys, fault })
  return (await browser.get(keys)).data
}

describe('an answer that no panel gives', () => {
  beforeEach(() => browser.post(keys, { description: 'Bot' }))

  test('is something else than a list', async () => {
    expect(await list('array')).toEqual(['odd'])
    expect(await list('string')).toBe('ok')
    expect(await list('all-null')).toEqual({ object: null, data: null })
  })

  test('has rows that nobody can read beside the others', async () => {
    expect(await list('odd-rows')).toMatchObject({
      data: [null, 'odd', { attributes: 3 }, { attributes: { description: 'Bot' } }],
    })
    expect(await list('fields-null')).toMatchObject({
      data: [{ object: 'api_key', attributes: { description: null, created_at: null } }],
    })
  })

  test('has very long strings, and names that objects have by themselves', async () => {
    const long = (await list('200kB-strings')) as {
      data: { attributes: { description: string } }[]
    }
    expect(long.data[0]?.attributes.description).toHaveLength(200_000)
    expect(JSON.stringify(await list('prototype-keys'))).toContain(
      '"__proto__":{"polluted":true}',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test('breaks off in its body', async () => {
    panel.control.failNext({ path: keys, fault: 'reset-in-body' })
    const answer = await browser.fetch(keys)
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow('Broken off')
  })
})

test('a request is carried out late, when its caller has given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const caller = new AbortController()
  panel.control.failNext({ path: keys, fault: 'run-late' })
  const answer = browser.fetch(keys, {
    method: 'POST',
    body: JSON.stringify({ description: 'late' }),
    headers: {
      'content-type': 'application/json',
      'x-xsrf-token': decodeURIComponent(browser.cookie('XSRF-TOKEN') ?? ''),
    },
    signal: caller.signal,
  })
  caller.abort()
  await expect(answer).rejects.toThrow()
  expect(await count()).toBe(0)
  await vi.advanceTimersByTimeAsync(2000)
  await expect.poll(count).toBe(1)
})

test('a redirect leads to where the panel sends whoever is not signed in', async () => {
  panel.control.failNext({ path: keys, fault: 'redirect-to-login' })
  const { status, headers } = await browser.get(keys)
  expect([status, headers.get('location')]).toEqual([
    302,
    'http://localhost:5173/auth/login',
  ])
})

test('a header asks for a fault only where that is switched on', async () => {
  const asked = { 'x-perch-fault': '503-retry-after' }
  expect((await browser.send('GET', keys, undefined, asked)).status).toBe(200)
  const open1 = openBrowser(open({ faults: true }))
  expect((await open1.send('GET', keys, undefined, asked)).status).toBe(503)
})

test('chaos spoils the share that it was given, of the API alone', async () => {
  const wild = openBrowser(open({ chaos: 100 }))
  expect([502, 503]).toContain((await wild.get(keys)).status)
  expect((await wild.get('/sanctum/csrf-cookie')).status).toBe(204)
})
