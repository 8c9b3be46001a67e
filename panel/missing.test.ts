import { afterEach, beforeEach, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { type BrowserStub, openBrowser } from './testing/browser-stub.ts'
import type { ApiPart, Panel } from './types.ts'

let panel: Panel
let browser: BrowserStub

beforeEach(async () => {
  panel = createPanel({
    database: ':memory:',
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  const password = 'correct horse'
  panel.control.createAccount({ username: 'una', email: 'una@x.test', password })
  browser = openBrowser(panel)
  await browser.signIn('una', password)
})
afterEach(() => panel.close())

const paths: Record<ApiPart, [method: string, path: string][]> = {
  'two-factor': [
    ['GET', '/two-factor'],
    ['POST', '/two-factor'],
    ['DELETE', '/two-factor'],
    ['POST', '/two-factor/disable'],
  ],
  'ssh-keys': [
    ['GET', '/ssh-keys'],
    ['POST', '/ssh-keys'],
    ['POST', '/ssh-keys/remove'],
  ],
  'api-keys': [
    ['GET', '/api-keys'],
    ['POST', '/api-keys'],
    ['DELETE', '/api-keys/ptlc_12345678901'],
  ],
  activity: [['GET', '/activity']],
}

const send = async (method: string, path: string) => {
  const full = `/api/client/account${path}`
  const { status, data, headers } = await browser.send(
    method,
    full,
    method === 'GET' ? undefined : {},
  )
  const detail = `The route ${full.slice(1)} could not be found.`
  const errors = [{ code: 'NotFoundHttpException', status: '404', detail }]
  return { status, data, headers, unknown: { errors } }
}

test.each(['two-factor', 'ssh-keys', 'api-keys', 'activity'] as const)(
  'a panel without %s knows no path of it, and all others',
  async (part) => {
    panel.control.set({ missing: [part] })
    for (const [method, path] of paths[part]) {
      const { status, data, headers, unknown } = await send(method, path)
      expect([method, path, status, data]).toEqual([method, path, 404, unknown])
      // As recorded: nothing ran that would count or set a cookie.
      expect(headers.has('x-ratelimit-limit')).toBe(false)
      expect(headers.getSetCookie()).toEqual([])
    }
    for (const other of Object.keys(paths).filter((name) => name !== part))
      expect((await send('GET', `/${other}`)).status).toBe(200)
    expect((await send('GET', '')).status).toBe(200)
    panel.control.set({ missing: [] })
    expect((await send('GET', `/${part}`)).status).toBe(200)
  },
)
