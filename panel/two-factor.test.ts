import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { type BrowserStub, detailOf, openBrowser } from './testing/browser-stub.ts'
import type { Panel } from './types.ts'

const path = '/api/client/account/two-factor'
const password = 'correct horse'
const step = 30_000
const wrongCode = 'The provided two-factor authentication token was not valid.'

let time: number
let panel: Panel
let browser: BrowserStub
let id: number

beforeEach(async () => {
  time = Date.UTC(2026, 10, 22, 12)
  panel = createPanel({
    database: ':memory:',
    clock: () => time,
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  id = panel.control.createAccount({ username: 'una', email: 'una@x.test', password }).id
  browser = openBrowser(panel)
  await browser.signIn('una', password)
  await browser.get(path)
})
afterEach(() => panel.close())

/** The code of the pending or active secret at a time. */
function codeAt(timestamp: number): string {
  const secret = Secret.fromBase32(panel.control.twoFactorSecret(id) ?? '')
  return new TOTP({ secret }).generate({ timestamp })
}

const send = (code: string) => browser.post(path, { code, password })

async function signInWith(authentication_code: string): Promise<number> {
  const other = openBrowser(panel)
  const { data } = await other.signIn('una', password)
  const { confirmation_token } = (data as { data: { confirmation_token: string } }).data
  const body = { confirmation_token, authentication_code }
  return (await other.post('/auth/login/checkpoint', body)).status
}

describe('the window', () => {
  test('of 0 refuses the code before and the code after', async () => {
    panel.control.set({ totpWindow: 0 })
    expect(detailOf(await send(codeAt(time - step)))).toBe(wrongCode)
    expect(detailOf(await send(codeAt(time + step)))).toBe(wrongCode)
    expect((await send(codeAt(time))).status).toBe(200)
    expect(await signInWith(codeAt(time - step))).toBe(400)
    expect(await signInWith(codeAt(time))).toBe(200)
  })

  test('of 4 takes a code of two minutes ago', async () => {
    expect(detailOf(await send(codeAt(time - 5 * step)))).toBe(wrongCode)
    expect((await send(codeAt(time - 4 * step))).status).toBe(200)
  })
})

describe('a code that was used', () => {
  test('works again unless the panel says otherwise', async () => {
    const code = codeAt(time)
    expect((await send(code)).status).toBe(200)
    expect((await send(code)).status).toBe(200)
    expect(await signInWith(code)).toBe(200)
    expect(await signInWith(code)).toBe(200)
  })

  test('is refused by sign-in alone, and forgotten by set-up', async () => {
    panel.control.set({ singleUseCodes: true })
    const code = codeAt(time)
    expect((await send(code)).status).toBe(200)
    expect(await signInWith(code)).toBe(200)
    expect(await signInWith(code)).toBe(400)
    expect((await send(code)).status).toBe(200)
    expect(await signInWith(code)).toBe(200)
  })

  test('is refused everywhere where the panel is stricter, until the next one comes', async () => {
    panel.control.set({ singleUseCodes: 'everywhere' })
    const code = codeAt(time)
    expect((await send(code)).status).toBe(200)
    expect(detailOf(await send(code))).toBe(wrongCode)
    expect(await signInWith(code)).toBe(400)
    time += step
    const next = codeAt(time)
    expect(await signInWith(next)).toBe(200)
    expect(detailOf(await send(next))).toBe(wrongCode)
    time += step
    expect((await send(codeAt(time))).status).toBe(200)
  })

  test('says nothing about a new set-up', async () => {
    panel.control.set({ singleUseCodes: 'everywhere' })
    await send(codeAt(time))
    await browser.post(`${path}/disable`, { password })
    await browser.get(path)
    expect((await send(codeAt(time))).status).toBe(200)
  })
})

test('a panel may refuse to replace recovery codes, and still turns two-factor on', async () => {
  panel.control.set({ replaceCodes: false })
  expect((await send(codeAt(time))).status).toBe(200)
  const refused = await send(codeAt(time))
  expect([refused.status, refused.data]).toEqual([
    400,
    {
      errors: [
        {
          code: 'BadRequestHttpException',
          status: '400',
          detail: 'Two-factor authentication is already enabled on this account.',
        },
      ],
    },
  ])
  const events = (await browser.events()).filter((name) => name.startsWith('user:'))
  expect(events).toEqual(['user:two-factor.create'])
  panel.control.set({ replaceCodes: true })
  expect((await send(codeAt(time))).status).toBe(200)
})
