import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { type BrowserStub, detailOf, openBrowser } from './testing/browser-stub.ts'
import type { Panel, PanelAccount } from './types.ts'

const start = Date.UTC(2026, 10, 22, 12)
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const minute = 60_000

let time: number
let panel: Panel
let una: PanelAccount

beforeEach(() => {
  time = start
  panel = createPanel({
    database: ':memory:',
    clock: () => time,
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  una = panel.control.createAccount({
    username: 'una',
    email: 'una@example.com',
    password: 'correct horse',
  })
})

const codeAt = (at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

async function half(browser: BrowserStub): Promise<string> {
  const { data } = await browser.signIn('una', 'correct horse')
  const { data: inner } = data as { data: { confirmation_token: string } }
  return inner.confirmation_token
}

async function pass(credentials: Record<string, string>) {
  const browser = openBrowser(panel)
  const confirmation_token = await half(browser)
  return browser.post('/auth/login/checkpoint', { confirmation_token, ...credentials })
}

describe('a sign-in', () => {
  test('needs the token of its session', async () => {
    const browser = openBrowser(panel)
    await browser.get('/sanctum/csrf-cookie')
    browser.setCookies('XSRF-TOKEN=wrong')
    const refused = await browser.post('/auth/login', { user: 'una', password: 'x' })
    expect([refused.status, detailOf(refused)]).toEqual([419, 'CSRF token mismatch.'])
  })

  test('gives the browser a new session, and the old one nothing', async () => {
    const browser = openBrowser(panel)
    await browser.get('/sanctum/csrf-cookie')
    const before = browser.cookies()
    expect((await browser.signIn('una', 'correct horse')).status).toBe(200)
    expect((await browser.get('/api/client/account')).status).toBe(200)
    browser.setCookies(before)
    browser.deleteCookie('remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d')
    expect((await browser.get('/api/client/account')).status).toBe(401)
  })

  test('is remembered past the end of its session, until somebody signs out', async () => {
    const browser = openBrowser(panel)
    await browser.signIn('una', 'correct horse')
    time += 721 * minute
    expect((await browser.get('/api/client/account')).status).toBe(200)
    expect((await browser.post('/auth/logout')).status).toBe(204)
    expect((await browser.get('/api/client/account')).status).toBe(401)
  })

  test('ends with its session where it is not remembered', async () => {
    const browser = openBrowser(panel)
    await browser.signIn('una', 'correct horse')
    browser.deleteCookie('remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d')
    time += 719 * minute
    expect((await browser.get('/api/client/account')).status).toBe(200)
    time += 721 * minute
    expect((await browser.get('/api/client/account')).status).toBe(401)
  })

  test('is locked after five wrong ones, for a minute, even beside one another', async () => {
    const browser = openBrowser(panel)
    await browser.get('/sanctum/csrf-cookie')
    const wrong = { user: 'una', password: 'wrong' }
    const statuses = await Promise.all(
      Array.from(
        { length: 7 },
        async () => (await browser.post('/auth/login', wrong)).status,
      ),
    )
    expect(statuses.toSorted((a, b) => a - b)).toEqual([400, 400, 400, 400, 400, 429, 429])
    time += 59_000
    const locked = await browser.signIn('una', 'correct horse')
    expect(detailOf(locked)).toBe('Too many login attempts. Please try again in 1 seconds.')
    time += 1000
    expect((await browser.signIn('una', 'correct horse')).status).toBe(200)
  })
})

describe('a second factor', () => {
  beforeEach(() => {
    panel.control.setTwoFactor(una.id, {
      secret,
      recoveryCodes: ['aaaaaaaaaa', 'bbbbbbbbbb'],
    })
  })

  test('lets nobody in half-way', async () => {
    const browser = openBrowser(panel)
    await half(browser)
    expect((await browser.get('/api/client/account')).status).toBe(401)
  })

  test('takes a recovery code once', async () => {
    expect((await pass({ recovery_token: 'aaaaaaaaaa' })).status).toBe(200)
    const again = await pass({ recovery_token: 'aaaaaaaaaa' })
    expect(detailOf(again)).toBe('The recovery token provided is not valid.')
    expect((await pass({ recovery_token: 'bbbbbbbbbb' })).status).toBe(200)
  })

  test('takes codes of two minutes ago, not older ones', async () => {
    const old = await pass({ authentication_code: codeAt(time - 4 * 30_000) })
    expect(old.status).toBe(200)
    const older = await pass({ authentication_code: codeAt(time - 5 * 30_000) })
    expect(detailOf(older)).toBe('The two-factor authentication token was invalid.')
  })

  test('takes a code twice, or once where the panel says so', async () => {
    const authentication_code = codeAt(time)
    expect((await pass({ authentication_code })).status).toBe(200)
    expect((await pass({ authentication_code })).status).toBe(200)
    panel.control.set({ singleUseCodes: true })
    expect((await pass({ authentication_code })).status).toBe(200)
    expect((await pass({ authentication_code })).status).toBe(400)
    time += 30_000
    expect((await pass({ authentication_code: codeAt(time) })).status).toBe(200)
  })

  test('must come within five minutes', async () => {
    const browser = openBrowser(panel)
    const confirmation_token = await half(browser)
    time += 5 * minute + 1
    const late = await browser.post('/auth/login/checkpoint', {
      confirmation_token,
      authentication_code: codeAt(time),
    })
    expect(detailOf(late)).toBe(
      'The authentication token provided has expired, please refresh the page and try again.',
    )
  })
})
