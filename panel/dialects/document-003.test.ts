import { expect, test } from 'vitest'

import { visit } from '../testing/visit.ts'

const base = '/api/account'
const dialect = 'document-003'

test('a key is its identifier and its secret, and works at this base', async () => {
  const { send } = visit(dialect)
  const made = await send('POST', `${base}/api-keys`, { description: 'x' })
  const { attributes, meta } = made.data as {
    attributes: { identifier: string }
    meta: { secret_token: string }
  }
  expect(meta.secret_token).toMatch(/^[A-Za-z0-9]{32}$/)
  const authorization = `Bearer ${attributes.identifier}${meta.secret_token}`
  expect((await send('GET', base, undefined, { authorization })).status).toBe(200)
})

test.each([[{ first: '192.0.2.1', second: '192.0.2.2' }], [['192.0.2.1', '192.0.2.2']]])(
  'addresses %j are taken',
  async (allowed_ips) => {
    const { send } = visit(dialect)
    const body = { description: 'x', allowed_ips }
    const { status, data } = await send('POST', `${base}/api-keys`, body)
    expect([status, data]).toMatchObject([
      201,
      { attributes: { allowed_ips: ['192.0.2.1', '192.0.2.2'] } },
    ])
  },
)

test('whoever asks for plain text gets a page for a refusal', async () => {
  const { send } = visit(dialect)
  const headers = { accept: 'text/plain', authorization: '' }
  const refused = await send('GET', base, undefined, headers)
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toContain('text/html')
})
