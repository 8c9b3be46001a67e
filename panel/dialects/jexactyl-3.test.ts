import { expect, test } from 'vitest'

import { detailOf, openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'
const dialect = 'jexactyl-3'

test('a user name is changed with the password, and told in the feed', async () => {
  const { send } = visit(dialect)
  const body = { username: 'una.b', password }
  expect((await send('PUT', `${base}/username`, body)).status).toBe(204)
  expect((await send('GET', base)).data).toMatchObject({
    attributes: { username: 'una.b' },
  })
  const feed = await send('GET', `${base}/activity?sort=-timestamp`)
  expect(feed.data).toMatchObject({
    data: [
      {
        attributes: {
          event: 'user:account.username-changed',
          properties: { old: 'una', new: 'una.b' },
          has_additional_metadata: false,
        },
      },
    ],
  })
})

test.each([
  ['', 'The username field is required.', 'required'],
  ['ben', 'The username has already been taken.', 'unique'],
  ['ab', expect.stringContaining('must start and end with alpha-numeric'), 'p_username'],
  ['-una-', expect.stringContaining('must start and end with alpha-numeric'), 'p_username'],
  ['a'.repeat(192), 'The username must be between 1 and 191 characters.', 'between'],
])('a user name %j is refused', async (username, detail, rule) => {
  const { panel, send } = visit(dialect)
  panel.control.createAccount({ username: 'ben', email: 'ben@x.test', password })
  const refused = await send('PUT', `${base}/username`, { username, password })
  expect([refused.status, refused.data]).toEqual([
    422,
    {
      errors: [
        {
          code: 'ValidationException',
          status: '422',
          detail,
          meta: { source_field: 'username', rule },
        },
      ],
    },
  ])
})

test('the password is looked at before the name', async () => {
  const { send } = visit(dialect)
  const refused = await send('PUT', `${base}/username`, { username: '', password: 'x' })
  expect([refused.status, detailOf(refused)]).toEqual([
    400,
    'The password provided was invalid for this account.',
  ])
})

test('a page of the feed has five rows unless more are asked for', async () => {
  const { panel, una, send } = visit(dialect)
  const row = (timestamp: number) => ({ event: 'auth:success', timestamp, ip: '127.0.0.1' })
  panel.control.addActivity(
    una.id,
    Array.from({ length: 12 }, (_, at) => row(at)),
  )
  const rows = async (query: string) =>
    ((await send('GET', `${base}/activity${query}`)).data as { data: unknown[] }).data
  expect(await rows('')).toHaveLength(5)
  expect(await rows('?per_page=10')).toHaveLength(10)
})

test('its pages call the account by a name of their own', async () => {
  const { panel } = visit(dialect)
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  const { data } = await browser.get('/account')
  expect(data).toContain('window.JexactylUser')
  expect(data).not.toContain('window.PterodactylUser')
})

test('two-factor is turned off by a POST with the password', async () => {
  const { send, enableTwoFactor } = visit(dialect)
  await enableTwoFactor()
  expect((await send('POST', `${base}/two-factor/disable`, { password })).status).toBe(204)
})
