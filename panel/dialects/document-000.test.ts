import { expect, test } from 'vitest'

import { visit } from '../testing/visit.ts'

const base = '/api/client/account'
const dialect = 'document-000'

test('a secret is a whole key', async () => {
  const { send } = visit(dialect)
  const { data } = await send('POST', `${base}/api-keys`, { description: 'x' })
  const { secret_token: secret } = (data as { meta: { secret_token: string } }).meta
  expect(secret).toMatch(/^ptlc_[A-Za-z0-9]{32}$/)
  const by = await send('GET', base, undefined, { authorization: `Bearer ${secret}` })
  expect(by.status).toBe(200)
})

test.each([
  ['a description that is left out', { allowed_ips: [] }, 'description'],
  ['a range', { description: 'x', allowed_ips: ['10.0.0.0/8'] }, 'allowed_ips.0'],
])('%s is named in `source`', async (_, body, field) => {
  const { send } = visit(dialect)
  const refused = await send('POST', `${base}/api-keys`, body)
  expect([refused.status, refused.data]).toMatchObject([
    400,
    { errors: [{ source: { field } }] },
  ])
  expect(JSON.stringify(refused.data)).not.toContain('"status"')
})

test('while two-factor is on, a set-up is refused without saying why', async () => {
  const { send, enableTwoFactor } = visit(dialect)
  await enableTwoFactor()
  const refused = await send('GET', `${base}/two-factor`)
  expect([refused.status, refused.data]).toMatchObject([
    400,
    {
      errors: [{ detail: 'An error was encountered while processing this request.' }],
    },
  ])
})

test('a wrong key, and the address of a key, are refused in its words', async () => {
  const { panel, una, send } = visit(dialect)
  const wrong = await send('GET', base, undefined, { authorization: 'Bearer x' })
  expect([wrong.status, wrong.data]).toMatchObject([
    401,
    { errors: [{ code: 'InvalidCredentialsException', detail: 'Invalid API key' }] },
  ])
  const { usable } = panel.control.createApiKey(una.id, { allowedIps: ['192.0.2.1'] })
  const authorization = `Bearer ${usable}`
  const elsewhere = await send('GET', base, undefined, { authorization })
  expect([elsewhere.status, elsewhere.data]).toMatchObject([
    403,
    { errors: [{ code: 'InsufficientPermissionsException' }] },
  ])
})

test.each(['/auth/login', '/sanctum/csrf-cookie', '/'])(
  'nobody signs in by a page: there is no %s',
  async (path) => {
    expect((await visit(dialect).send('GET', path)).status).toBe(404)
  },
)
