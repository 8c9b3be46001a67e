import { expect, test } from 'vitest'

import { detailOf, openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'
const dialect = 'jexactyl-4'

test('an account has no names, in the API and for scripts', async () => {
  const { panel, una, send } = visit(dialect)
  expect((await send('GET', base)).data).toEqual({
    object: 'user',
    attributes: {
      id: una.id,
      admin: false,
      username: 'una',
      email: 'una@example.com',
      language: 'en',
    },
  })
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  const { data } = await browser.get('/account')
  expect(data).toContain('window.PterodactylUser')
  expect(data).toContain('"use_totp":false')
  expect(data).not.toContain('name_first')
})

test('turning two-factor off needs the password, and then a code', async () => {
  const { send, enableTwoFactor } = visit(dialect)
  await enableTwoFactor()
  expect((await send('POST', `${base}/two-factor/disable`, { password })).status).toBe(404)
  const off = (body: object) => send('DELETE', `${base}/two-factor`, body)
  for (const [body, detail] of [
    [{ password: 'x', code: '000000' }, 'The password provided was not valid.'],
    [
      { password },
      'A two-factor code or recovery token is required to disable two-factor authentication.',
    ],
    [{ password, code: '000000' }, 'The two-factor code provided is not valid.'],
    [{ password, recovery_token: 'x' }, 'The recovery token provided is not valid.'],
  ] as const) {
    const refused = await off(body)
    expect([refused.status, detailOf(refused)]).toEqual([400, detail])
  }
})

test('a sign-in code turns it off, and afterwards none is needed', async () => {
  const { panel, una, send, enableTwoFactor, code } = visit(dialect)
  await enableTwoFactor()
  const off = (body: object) => send('DELETE', `${base}/two-factor`, body)
  expect((await off({ password, code: code() })).status).toBe(204)
  expect(panel.control.hasTwoFactor(una.id)).toBe(false)
  expect((await off({ password })).status).toBe(204)
})

test('a recovery code turns it off, and wins over a sign-in code', async () => {
  const { send, enableTwoFactor, code } = visit(dialect)
  const { data } = await enableTwoFactor()
  const { tokens } = (data as { attributes: { tokens: string[] } }).attributes
  const off = (body: object) => send('DELETE', `${base}/two-factor`, body)
  const both = await off({ password, code: code(), recovery_token: 'x' })
  expect(detailOf(both)).toBe('The recovery token provided is not valid.')
  expect((await off({ password, recovery_token: tokens[0] })).status).toBe(204)
})

test('a fourth change of the address within a day is refused', async () => {
  const { send } = visit(dialect)
  const change = async (email: string) =>
    (await send('PUT', `${base}/email`, { email, password })).status
  for (const name of ['a', 'b', 'c']) expect(await change(`${name}@example.com`)).toBe(204)
  expect(await change('d@example.com')).toBe(429)
})
