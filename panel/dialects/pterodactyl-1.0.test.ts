import { expect, test } from 'vitest'

import { openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'
const { panel, una, send, code } = visit('pterodactyl-1.0')

test('a set-up has a link and no secret, and a code alone turns it on', async () => {
  const setup = await send('GET', `${base}/two-factor`)
  const secret = panel.control.twoFactorSecret(una.id)
  expect(setup.data).toEqual({
    data: {
      image_url_data: `otpauth://totp/Pterodactyl:una%40example.com?secret=${secret}&issuer=Pterodactyl`,
    },
  })
  const wrong = await send('POST', `${base}/two-factor`, { code: '000000' })
  expect([wrong.status, wrong.data]).toEqual([
    400,
    {
      errors: [
        {
          code: 'TwoFactorAuthenticationTokenInvalid',
          status: '400',
          detail: 'The token provided is not valid.',
        },
      ],
    },
  ])
  expect((await send('POST', `${base}/two-factor`, { code: code() })).status).toBe(200)
  expect((await send('POST', `${base}/two-factor/disable`, { password })).status).toBe(404)
  expect((await send('DELETE', `${base}/two-factor`, { password })).status).toBe(204)
  expect(panel.control.hasTwoFactor(una.id)).toBe(false)
})

test('five keys, without a prefix and for single addresses', async () => {
  const range = { description: 'x', allowed_ips: ['192.0.2.0/24'] }
  const refused = await send('POST', `${base}/api-keys`, range)
  expect([refused.status, refused.data]).toMatchObject([
    422,
    {
      errors: [
        {
          detail: 'All of the IP addresses entered must be valid IPv4 addresses.',
          meta: { source_field: 'allowed_ips.0' },
        },
      ],
    },
  ])
  // There is one of the visit's own.
  for (let more = 4; more > 0; more--) {
    const body = { description: 'x', allowed_ips: ['192.0.2.7'] }
    const made = await send('POST', `${base}/api-keys`, body)
    expect(made.data).toMatchObject({
      attributes: { identifier: expect.stringMatching(/^[A-Za-z0-9]{16}$/) },
      meta: { secret_token: expect.stringMatching(/^[A-Za-z0-9]{32}$/) },
    })
  }
  expect((await send('POST', `${base}/api-keys`, { description: 'x' })).status).toBe(400)
  const unknown = await send('DELETE', `${base}/api-keys/nobody`)
  expect([unknown.status, unknown.data]).toMatchObject([
    404,
    { errors: [{ code: 'NotFoundHttpException', detail: '' }] },
  ])
})

test.each([
  ['GET', '/ssh-keys'],
  ['GET', '/activity'],
  ['PUT', '/username'],
])('there is no %s %s', async (method, path) => {
  expect((await send(method, base + path)).status).toBe(404)
})

test('nobody is told to bring a key or a session, and a wrong key is forbidden', async () => {
  const nobody = await send('GET', base, undefined, { authorization: '' })
  expect(nobody.headers.get('www-authenticate')).toBe('Bearer')
  expect([nobody.status, nobody.data]).toMatchObject([
    401,
    {
      errors: [
        {
          code: 'HttpException',
          detail:
            'A bearer token or valid user session cookie must be provided to access this endpoint.',
        },
      ],
    },
  ])
  const wrong = await send('GET', base, undefined, { authorization: 'Bearer x' })
  expect([wrong.status, wrong.data]).toMatchObject([
    403,
    { errors: [{ code: 'AccessDeniedHttpException', detail: '' }] },
  ])
})

test('the token of a session comes with a page below /auth only', async () => {
  const browser = openBrowser(panel)
  const asked = await browser.get('/sanctum/csrf-cookie')
  expect(asked.status).toBe(404)
  expect(browser.cookies()).toBe('')
  const other = openBrowser(panel)
  await other.get('/auth/login')
  expect(other.cookie('XSRF-TOKEN')).toBeDefined()
  await other.post('/auth/login', { user: 'una', password })
  expect((await other.get(base)).status).toBe(200)
})

test('what is counted is 240 a minute, and no other origin is let in', async () => {
  panel.control.set({ corsOrigins: ['https://perch.example'] })
  const { headers } = await send('GET', base, undefined, {
    origin: 'https://perch.example',
  })
  expect(headers.get('x-ratelimit-limit')).toBe('240')
  expect(headers.has('access-control-allow-origin')).toBe(false)
})

test('a captcha is refused in words', async () => {
  panel.control.set({ captcha: true })
  const browser = openBrowser(panel)
  await browser.get('/auth/login')
  const refused = await browser.post('/auth/login', { user: 'una', password })
  expect([refused.status, refused.data]).toMatchObject([
    400,
    { errors: [{ detail: 'Failed to validate reCAPTCHA data.' }] },
  ])
})
