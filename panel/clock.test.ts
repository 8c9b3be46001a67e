import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { detailOf, openBrowser } from './testing/browser-stub.ts'
import type { Panel } from './types.ts'

const start = Date.UTC(2030, 0, 1, 12)
const minute = 60_000
const me = '/api/client/account'
const password = 'correct horse'

let panel: Panel
let id: number

beforeEach(() => {
  panel = createPanel({
    database: ':memory:',
    clock: () => start,
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  id = panel.control.createAccount({ username: 'una', email: 'una@x.test', password }).id
})
afterEach(() => panel.close())

test.each([7 * minute, -7 * minute])(
  'a clock that is off by %d ms is in the answers, and decides which code is right',
  async (clockOffset) => {
    panel.control.set({ clockOffset })
    expect(panel.control.now()).toBe(start + clockOffset)
    const browser = openBrowser(panel)
    await browser.signIn('una', password)
    const { headers } = await browser.get(`${me}/two-factor`)
    expect(headers.get('date')).toBe(new Date(start + clockOffset).toUTCString())
    const secret = Secret.fromBase32(panel.control.twoFactorSecret(id) ?? '')
    const codeAt = (timestamp: number) => new TOTP({ secret }).generate({ timestamp })
    const send = (code: string) => browser.post(`${me}/two-factor`, { code, password })
    expect((await send(codeAt(start))).status).toBe(400)
    expect((await send(codeAt(start + clockOffset))).status).toBe(200)
  },
)

test('setting the clock ends no session and no half of a sign-in', async () => {
  const browser = openBrowser(panel)
  const [whole, half] = [browser, openBrowser(panel)]
  await whole.signIn('una', password)
  whole.deleteCookie('remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d')
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  panel.control.setTwoFactor(id, { secret, recoveryCodes: [] })
  const { data } = await half.signIn('una', password)
  const { confirmation_token } = (data as { data: { confirmation_token: string } }).data
  panel.control.set({ clockOffset: 800 * minute })
  expect((await whole.get(me)).status).toBe(200)
  const authentication_code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: panel.control.now(),
  })
  const body = { confirmation_token, authentication_code }
  expect((await half.post('/auth/login/checkpoint', body)).status).toBe(200)
})

test('setting the clock makes no throttle longer or shorter', async () => {
  const { throttles } = panel.control.settings()
  panel.control.set({
    throttles: { ...throttles, lockout: 1 },
    clockOffset: 10 * minute,
  })
  const browser = openBrowser(panel)
  expect((await browser.signIn('una', 'wrong')).status).toBe(400)
  for (const clockOffset of [0, 20 * minute]) {
    panel.control.set({ clockOffset })
    expect(detailOf(await browser.signIn('una', password))).toBe(
      'Too many login attempts. Please try again in 60 seconds.',
    )
  }
})
