import { beforeEach, describe, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { type BrowserStub, detailOf, openBrowser } from './testing/browser-stub.ts'
import type { Panel, PanelAccount } from './types.ts'

const url = 'http://localhost:5173'
const account = '/api/client/account'
const locale = '/locales/locale.json?locale=en&namespace=strings'
const rememberCookie = 'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d'
const minute = 60_000

let time: number
let panel: Panel
let ada: PanelAccount
let bob: PanelAccount

const create = (username: string) =>
  panel.control.createAccount({
    username,
    email: `${username}@example.com`,
    password: `${username} correct horse`,
  })

beforeEach(() => {
  time = Date.UTC(2026, 10, 22, 12)
  panel = createPanel({
    database: ':memory:',
    clock: () => time,
    settings: { url, hashCost: 16 },
  })
  ada = create('ada')
  bob = create('bob')
})

async function signedIn(who = ada) {
  const browser = openBrowser(panel)
  await browser.signIn(who.username, who.password)
  return browser
}

/** A browser that was closed: of its cookies it has kept the one that remembers. */
function reopened(browser: BrowserStub) {
  const next = openBrowser(panel)
  next.setCookies(`${rememberCookie}=${browser.cookie(rememberCookie)}`)
  return next
}

const referer = { referer: `${url}/profile` }
const nameIn = ({ data }: { data: unknown }) =>
  (data as { attributes?: { username: string } }).attributes?.username
const page = (browser: BrowserStub, path = '/account') =>
  browser.send('GET', path, undefined, { accept: 'text/html' })
const changePassword = (browser: BrowserStub, from: string, to: string) =>
  browser.put(`${account}/password`, {
    current_password: from,
    password: to,
    password_confirmation: to,
  })

describe('who is signed in already', () => {
  const asked = [
    ['POST', '/auth/login', { user: 'bob', password: 'bob correct horse' }],
    ['POST', '/auth/login', { user: 'nobody', password: 'nonsense' }],
    ['POST', '/auth/password', { email: 'ada@example.com' }],
    ['POST', '/auth/password/reset', {}],
    ['GET', '/auth/login', undefined],
    ['GET', '/auth/password/reset/abc', undefined],
  ] as const

  test.each(asked)('is led away from %s %s', async (method, path, body) => {
    const browser = await signedIn()
    const { status, headers } = await browser.send(method, path, body)
    expect([status, headers.get('location')]).toEqual([302, url])
    expect(nameIn(await browser.get(account))).toBe('ada')
  })

  test('is so by a remember cookie alone, too', async () => {
    const browser = reopened(await signedIn())
    const { status } = await browser.signIn('bob', bob.password)
    expect(status).toBe(302)
    expect(nameIn(await browser.get(account))).toBe('ada')
    await browser.post('/auth/logout')
    expect((await browser.signIn('bob', bob.password)).status).toBe(200)
  })
})

describe('a remember cookie', () => {
  test('opens nothing in a request without session, Origin and Referer', async () => {
    const browser = reopened(await signedIn())
    expect((await browser.get(account)).status).toBe(401)
    expect(browser.cookies()).toMatch(/^remember_web_[^;]*$/)
  })

  test.each([referer, { origin: url }])('does with %j', async (headers) => {
    const browser = reopened(await signedIn())
    expect(nameIn(await browser.send('GET', account, undefined, headers))).toBe('ada')
  })

  test('does after csrf-cookie, whose token stays good for the first write', async () => {
    const browser = reopened(await signedIn())
    await browser.get('/sanctum/csrf-cookie')
    const wrong = { email: 'a@example.com', password: 'nope' }
    expect((await browser.put(`${account}/email`, wrong)).status).toBe(400)
    expect((await browser.put(`${account}/email`, wrong)).status).toBe(400)
  })

  test('makes its owner the writer where somebody else has a key', async () => {
    const browser = reopened(await signedIn())
    const { usable } = panel.control.createApiKey(bob.id)
    const headers = { authorization: `Bearer ${usable}` }
    expect(nameIn(await browser.send('GET', account, undefined, headers))).toBe('bob')
    const write = await browser.send(
      'POST',
      `${account}/api-keys`,
      { description: 'x' },
      { ...headers, origin: url },
    )
    expect(write.status).toBe(419)
    expect(nameIn(await browser.send('GET', account, undefined, headers))).toBe('ada')
  })

  test('is the same at every sign-in, and dies for all browsers at a sign-out', async () => {
    const [first, second] = [await signedIn(), await signedIn()]
    const kept = reopened(first)
    expect((await kept.send('GET', account, undefined, referer)).status).toBe(200)
    await second.post('/auth/logout')
    const dead = reopened(first)
    expect((await dead.send('GET', account, undefined, referer)).status).toBe(401)
    expect((await first.get(account)).status).toBe(200)
    expect((await dead.signIn('ada', ada.password)).status).toBe(200)
  })

  test('writes no event when it opens a session', async () => {
    const browser = reopened(await signedIn())
    await browser.send('GET', account, undefined, referer)
    expect(await browser.events()).toEqual(['auth:success'])
  })
})

describe('after a change of password', () => {
  test('only a session that had loaded a page ends, at its next one', async () => {
    const [own, paged, pinned] = [await signedIn(), await signedIn(), await signedIn()]
    expect((await page(paged)).status).toBe(200)
    const words = await pinned.get(locale)
    expect(words.headers.get('cache-control')).toBe(
      'max-age=3600, public, stale-while-revalidate=86400',
    )
    await changePassword(own, ada.password, 'another horse')
    for (const browser of [own, paged, pinned]) {
      expect((await browser.get(account)).status).toBe(200)
    }
    const { status, headers } = await page(paged)
    expect([status, headers.get('location')]).toEqual([302, `${url}/auth/login`])
    expect((await pinned.get(locale)).status).toBe(401)
    expect((await page(own)).status).toBe(200)
    expect((await paged.get(account)).status).toBe(401)
    expect((await pinned.get(account)).status).toBe(401)
    expect((await own.get(account)).status).toBe(200)
  })

  test('a remember cookie alone goes on until it opens a page', async () => {
    const [own, other] = [await signedIn(), await signedIn()]
    await changePassword(own, ada.password, 'another horse')
    const api = reopened(other)
    expect((await api.send('GET', account, undefined, referer)).status).toBe(200)
    expect((await page(api)).status).toBe(200)
    expect((await page(reopened(other))).status).toBe(302)
    await own.post('/auth/logout')
    expect((await api.get(account)).status).toBe(200)
    const copy = reopened(other)
    expect((await copy.send('GET', account, undefined, referer)).status).toBe(401)
  })
})

test('a page is served to anybody, and says who is signed in', async () => {
  const guest = await page(openBrowser(panel))
  expect(guest.status).toBe(200)
  expect(guest.data).not.toContain('PterodactylUser')
  expect((await page(await signedIn())).data).toContain('"username":"ada"')
})

describe('a reset by mail', () => {
  const reset = (browser: BrowserStub, token: string, password = 'another horse') =>
    browser.post('/auth/password/reset', {
      token,
      email: 'ada@example.com',
      password,
      password_confirmation: password,
    })

  async function guest() {
    const browser = openBrowser(panel)
    await browser.get('/sanctum/csrf-cookie')
    return browser
  }

  test('signs in without remembering, ends nothing and leaves no event', async () => {
    const other = await signedIn()
    // A cookie that remembers would begin another session in place of one that was ended.
    const unremembered = await signedIn()
    unremembered.deleteCookie(rememberCookie)
    const browser = await guest()
    const token = panel.control.createResetToken(ada.id)
    expect(detailOf(await reset(browser, token, 'short'))).toBe(
      'The password must be at least 8 characters.',
    )
    const { status, data } = await reset(browser, token)
    expect([status, data]).toEqual([
      200,
      { success: true, redirect_to: '/', send_to_login: false },
    ])
    expect(nameIn(await browser.get(account))).toBe('ada')
    expect(browser.cookie(rememberCookie)).toBeUndefined()
    expect((await other.get(account)).status).toBe(200)
    expect((await unremembered.get(account)).status).toBe(200)
    const kept = reopened(other)
    expect((await kept.send('GET', account, undefined, referer)).status).toBe(200)
    expect((await page(reopened(other))).status).toBe(302)
    expect(await other.events()).toEqual(['auth:success', 'auth:success'])
    const again = await guest()
    expect(detailOf(await reset(again, token))).toBe(
      'This password reset token is invalid.',
    )
    expect((await again.signIn('ada', 'another horse')).status).toBe(200)
  })

  test('works for an hour, for the newest link, and its own account only', async () => {
    const [old, token] = [1, 2].map(() => panel.control.createResetToken(ada.id))
    const bobs = panel.control.createResetToken(bob.id)
    const browser = await guest()
    expect((await reset(browser, old ?? '')).status).toBe(400)
    expect((await reset(browser, bobs)).status).toBe(400)
    time += 61 * minute
    expect((await reset(browser, token ?? '')).status).toBe(400)
  })

  test('leads to the sign-in where two-factor is on', async () => {
    panel.control.setTwoFactor(ada.id, { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: [] })
    const browser = await guest()
    const { data } = await reset(browser, panel.control.createResetToken(ada.id))
    expect(data).toMatchObject({ send_to_login: true })
    expect((await browser.get(account)).status).toBe(401)
  })
})

describe('a captcha', () => {
  test('breaks sign-in and forgotten passwords, and counts', async () => {
    panel.control.set({ captcha: true })
    const browser = openBrowser(panel)
    const login = await browser.signIn('ada', ada.password)
    expect(login.status).toBe(500)
    expect(login.data).toMatchObject({ errors: [{ code: 'TypeError' }] })
    expect(login.headers.get('x-ratelimit-remaining')).toBe('9')
    const mail = await browser.post('/auth/password', { email: 'ada@example.com' })
    expect(mail.status).toBe(500)
    expect((await browser.post('/auth/password/reset', {})).status).toBe(422)
  })

  test.each([true, false])('is announced on the page of sign-in: %s', async (captcha) => {
    panel.control.set({ captcha, name: 'My </script> panel' })
    const { data } = await page(openBrowser(panel), '/auth/login')
    const script = /window\.SiteConfiguration = (.*?);<\/script>/.exec(String(data))
    expect(JSON.parse(script?.[1] ?? '')).toMatchObject({
      name: 'My </script> panel',
      locale: 'en',
      recaptcha: { enabled: captcha },
    })
  })
})

test('maintenance stands before everything and says when it ends only if it was told', async () => {
  const browser = await signedIn()
  panel.control.set({ maintenance: true })
  const paths = [account, '/sanctum/csrf-cookie', '/account', locale, '/auth/login']
  for (const path of paths) {
    const { status, headers } = await browser.get(path)
    expect([status, headers.get('retry-after')]).toEqual([503, null])
  }
  panel.control.set({ maintenance: { retryAfter: 60 } })
  const { headers } = await browser.get(account)
  expect(headers.get('retry-after')).toBe('60')
})

test('a call that is refused for its address counts as a use of the key', async () => {
  const browser = await signedIn()
  const { usable } = panel.control.createApiKey(ada.id, { allowedIps: ['10.0.0.1'] })
  const headers = { authorization: `Bearer ${usable}`, cookie: '' }
  expect((await browser.send('GET', account, undefined, headers)).status).toBe(403)
  const { data } = await browser.get(`${account}/api-keys`)
  const [key] = (data as { data: { attributes: { last_used_at: unknown } }[] }).data
  expect(key?.attributes.last_used_at).not.toBeNull()
})

test('the control side gives cookies apart, and tells whose they are', async () => {
  const { control } = panel
  const made = control.createSession(ada.id, { remember: true })
  expect(made.cookie).toContain(made.session)
  expect(made.cookie).toContain(made.remember)
  expect(control.whoIsIn(made.cookie)).toEqual({ session: ada.id, remember: ada.id })
  control.expireSessions(ada.id)
  expect(control.whoIsIn(made.cookie)).toEqual({ session: null, remember: ada.id })
  control.endSessions(ada.id)
  expect(control.whoIsIn(made.cookie)).toEqual({ session: null, remember: null })
  expect(control.createSession(ada.id).remember).toBeNull()
})
