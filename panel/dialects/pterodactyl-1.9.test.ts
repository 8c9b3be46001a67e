import { expect, test } from 'vitest'

import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'

test('a code and the password turn two-factor on, DELETE and the password off', async () => {
  const { panel, una, send, enableTwoFactor, code } = visit('pterodactyl-1.9')
  await send('GET', `${base}/two-factor`)
  const without = await send('POST', `${base}/two-factor`, { code: code() })
  expect([without.status, without.data]).toMatchObject([
    422,
    { errors: [{ meta: { source_field: 'password' } }] },
  ])
  expect((await enableTwoFactor()).status).toBe(200)
  expect((await send('POST', `${base}/two-factor/disable`, { password })).status).toBe(404)
  const wrong = await send('DELETE', `${base}/two-factor`, { password: 'x' })
  expect([wrong.status, wrong.data]).toMatchObject([
    400,
    { errors: [{ detail: 'The password provided was not valid.' }] },
  ])
  expect((await send('DELETE', `${base}/two-factor`, { password })).status).toBe(204)
  expect(panel.control.hasTwoFactor(una.id)).toBe(false)
})

test('the feed is in the order that is asked for; only who did something is told from where', async () => {
  const { panel, una, send } = visit('pterodactyl-1.9')
  panel.control.replaceActivity(una.id, [
    { event: 'auth:success', timestamp: 1000, ip: '192.0.2.1' },
    { event: 'auth:fail', timestamp: 2000, ip: '192.0.2.2', actorId: null },
  ])
  const { data } = await send('GET', `${base}/activity?sort=-timestamp`)
  const row = {
    batch: null,
    is_api: false,
    description: null,
    properties: [],
    has_additional_metadata: false,
  }
  expect(data).toMatchObject({ meta: { pagination: { per_page: 25 } } })
  expect((data as { data: unknown[] }).data).toEqual([
    {
      object: 'activity_log',
      attributes: {
        ...row,
        event: 'auth:fail',
        ip: null,
        timestamp: '1970-01-01T00:00:02+00:00',
      },
    },
    {
      object: 'activity_log',
      attributes: {
        ...row,
        event: 'auth:success',
        ip: '192.0.2.1',
        timestamp: '1970-01-01T00:00:01+00:00',
      },
    },
  ])
  const byAddress = await send('GET', `${base}/activity?filter[ip]=192.0.2.1`)
  expect([byAddress.status, byAddress.data]).toMatchObject([
    400,
    { errors: [{ code: 'InvalidFilterQuery' }] },
  ])
})

test('five keys, for ranges too; an SSH key is removed by a POST', async () => {
  const { send } = visit('pterodactyl-1.9')
  const body = { description: 'x', allowed_ips: ['192.0.2.0/24'] }
  for (let more = 4; more > 0; more--)
    expect((await send('POST', `${base}/api-keys`, body)).status).toBe(200)
  const sixth = await send('POST', `${base}/api-keys`, body)
  expect([sixth.status, sixth.data]).toMatchObject([
    400,
    {
      errors: [{ detail: 'You have reached the account limit for number of API keys.' }],
    },
  ])
  const removed = await send('POST', `${base}/ssh-keys/remove`, { fingerprint: 'x' })
  expect(removed.status).toBe(204)
})
