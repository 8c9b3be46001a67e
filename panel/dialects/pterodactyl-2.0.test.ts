import { expect, test } from 'vitest'

import { openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'

test('there is a list of what the feed can be filtered by', async () => {
  const { panel, una, send } = visit('pterodactyl-2.0')
  const ben = panel.control.createAccount({
    username: 'ben',
    email: 'ben@x.test',
    password,
  })
  panel.control.replaceActivity(una.id, [
    { event: 'auth:success', timestamp: 1000, ip: '192.0.2.1' },
    { event: 'auth:fail', timestamp: 2000, ip: '192.0.2.2', actorId: null },
    { event: 'server:subuser.create', timestamp: 3000, ip: '192.0.2.3', actorId: ben.id },
    { event: 'server:subuser.create', timestamp: 4000, ip: '192.0.2.3', actorId: ben.id },
  ])
  const { status, data } = await send('GET', `${base}/activity/filters`)
  expect(status).toBe(200)
  expect(data).toEqual({
    data: {
      events: ['auth:fail', 'auth:success', 'server:subuser.create'],
      users: [
        { id: una.id, username: 'una', email: una.email },
        { id: ben.id, username: 'ben', email: 'ben@x.test' },
      ],
    },
  })
  const count = async (query: string) => {
    const answer = await send('GET', `${base}/activity?${query}`)
    return (answer.data as { data: unknown[] }).data.length
  }
  expect(await count('filter[event_name]=auth:fail')).toBe(1)
  expect(await count('filter[event_name]=auth:')).toBe(0)
  expect(await count('filter[event]=auth:')).toBe(2)
  expect(await count(`filter[user_id]=${ben.id}`)).toBe(2)
  expect(await count('filter[user]=ben@x')).toBe(2)
  expect(await count('filter[user]=una&filter[event]=auth')).toBe(1)
  expect(await count('filter[user]=nobody')).toBe(0)
})

test('a row that nobody is known to have done tells from where', async () => {
  const { panel, una, send } = visit('pterodactyl-2.0')
  const row = { event: 'auth:fail', timestamp: 1000, ip: '192.0.2.2', actorId: null }
  panel.control.replaceActivity(una.id, [row])
  expect((await send('GET', `${base}/activity`)).data).toMatchObject({
    data: [{ attributes: { ip: '192.0.2.2' } }],
  })
})

test.each([
  ['POST', '/two-factor/disable', {}, 'password'],
  ['PUT', '/email', { email: 'new@example.com' }, 'password'],
  [
    'PUT',
    '/password',
    { password: 'battery staple', password_confirmation: 'battery staple' },
    'current_password',
  ],
] as const)('%s %s without the password is 422, with a wrong one 400', async (...row) => {
  const [method, path, body, field] = row
  const { send } = visit('pterodactyl-2.0')
  const without = await send(method, base + path, body)
  expect([without.status, without.data]).toMatchObject([
    422,
    { errors: [{ code: 'ValidationException', meta: { source_field: field } }] },
  ])
  const wrong = await send(method, base + path, { ...body, [field]: 'wrong' })
  expect([wrong.status, wrong.data]).toMatchObject([
    400,
    {
      errors: [
        {
          code: 'InvalidPasswordProvidedException',
          detail: 'The password provided was invalid for this account.',
        },
      ],
    },
  ])
})

test('an address is changed three times a day, and not by its case', async () => {
  let now = Date.UTC(2026, 0, 5)
  const { una, send } = visit('pterodactyl-2.0', {}, { clock: () => now })
  const change = async (email: string) => {
    const { status, data } = await send('PUT', `${base}/email`, { email, password })
    return [status, data]
  }
  expect(await change('UNA@example.com')).toEqual([204, ''])
  expect((await send('GET', base)).data).toMatchObject({ attributes: { email: una.email } })
  for (const name of ['a', 'b', 'c'])
    expect((await change(`${name}@example.com`))[0]).toBe(204)
  expect(await change('C@example.com')).toEqual([204, ''])
  expect(await change('d@example.com')).toMatchObject([
    429,
    {
      errors: [
        {
          code: 'TooManyRequestsHttpException',
          detail:
            'Your email address has been changed too many times today. Please try again later.',
        },
      ],
    },
  ])
  now += 24 * 60 * 60_000
  expect((await change('d@example.com'))[0]).toBe(204)
})

test('a page says nothing that scripts could see', async () => {
  const { panel } = visit('pterodactyl-2.0')
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  const { data } = await browser.get('/account')
  expect(data).not.toContain('window.')
})

test('256 requests a minute are counted', async () => {
  const { send } = visit('pterodactyl-2.0')
  const { headers } = await send('GET', base)
  expect(headers.get('x-ratelimit-limit')).toBe('256')
})
