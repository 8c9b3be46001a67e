import { expect, test } from 'vitest'

import { detailOf, openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'

test('the panel tells its version, and no other panel does', async () => {
  const { status, data } = await visit('pyrodactyl').send('GET', '/api/client/version')
  expect([status, data]).toEqual([200, { version: '5.0.6' }])
  const other = visit('pterodactyl-1.11.8')
  expect((await other.send('GET', '/api/client/version')).status).toBe(404)
})

test('a key begins with a prefix of its own', async () => {
  const { send } = visit('pyrodactyl')
  const { data } = await send('POST', `${base}/api-keys`, { description: 'x' })
  expect(data).toMatchObject({
    attributes: { identifier: expect.stringMatching(/^pyro_[A-Za-z0-9]{11}$/) },
    meta: { secret_token: expect.stringMatching(/^[A-Za-z0-9]{32}$/) },
  })
})

test('a captcha is of another service, and refused in words', async () => {
  const { panel } = visit('pyrodactyl', { captcha: true })
  const browser = openBrowser(panel)
  await browser.get('/sanctum/csrf-cookie')
  const page = await browser.get('/auth/login')
  expect(page.data).toContain('"provider":"turnstile"')
  const credentials = { user: 'una', password }
  const without = await browser.post('/auth/login', credentials)
  expect([without.status, detailOf(without)]).toEqual([
    400,
    'Please complete the captcha verification.',
  ])
  const answer = { ...credentials, 'cf-turnstile-response': 'x' }
  const wrong = await browser.post('/auth/login', answer)
  expect([wrong.status, detailOf(wrong)]).toEqual([
    400,
    'Captcha verification failed. Please try again.',
  ])
})

test('without a captcha, pages say so', async () => {
  const { panel } = visit('pyrodactyl')
  const { data } = await openBrowser(panel).get('/auth/login')
  expect(data).toContain(
    '"captcha":{"enabled":false,"provider":"none","siteKey":"","scriptIncludes":[]}',
  )
})

test("a browser's write needs no token of its session", async () => {
  const { panel } = visit('pyrodactyl')
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  browser.deleteCookie('XSRF-TOKEN')
  const body = { description: 'x' }
  expect((await browser.post(`${base}/api-keys`, body)).status).toBe(200)
})
