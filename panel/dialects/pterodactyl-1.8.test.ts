import { expect, test } from 'vitest'

import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'

type Feed = { data: { attributes: Record<string, unknown> }[]; meta: unknown }

function withFeed() {
  const visited = visit('pterodactyl-1.8')
  const { control } = visited.panel
  const rows = Array.from({ length: 60 }, (_, at) => ({
    event: at % 2 === 0 ? 'auth:success' : 'user:two-factor.create',
    timestamp: Date.UTC(2026, 0, 1, 0, 0, at),
    ip: at === 3 ? '192.0.2.3' : '127.0.0.1',
    actorId: at === 3 ? null : visited.una.id,
  }))
  control.addActivity(visited.una.id, rows)
  return {
    ...visited,
    async feed(query = ''): Promise<Feed> {
      const { status, data } = await visited.send('GET', `${base}/activity${query}`)
      expect(status).toBe(200)
      return data as Feed
    },
  }
}

test('the feed begins with its oldest row, whatever order is asked for, in pages of 50', async () => {
  const { feed } = withFeed()
  const plain = await feed()
  expect(plain.data).toHaveLength(50)
  expect(plain.data[0]?.attributes).toMatchObject({
    timestamp: '2026-01-01T00:00:00+00:00',
  })
  for (const query of ['?sort=-timestamp', '?sort=timestamp', '?sort=nonsense'])
    expect((await feed(query)).data).toEqual(plain.data)
})

test('a row has no id, and nothing is an empty list; addresses are seen and asked for', async () => {
  const { feed } = withFeed()
  const { data } = await feed('?filter[ip]=192.0.2.3')
  expect(data.map(({ attributes }) => attributes)).toEqual([
    {
      batch: null,
      event: 'user:two-factor.create',
      ip: '192.0.2.3',
      description: null,
      properties: [],
      timestamp: '2026-01-01T00:00:03+00:00',
    },
  ])
})

test('a deleted key is told with a slip of the pen, and an address that is the same again', async () => {
  const { panel, una, send, feed } = withFeed()
  const { identifier } = panel.control.createApiKey(una.id)
  await send('DELETE', `${base}/api-keys/${identifier}`)
  await send('PUT', `${base}/email`, { email: una.email, password })
  const { data } = await feed('?page=2')
  expect(data.slice(-2).map(({ attributes }) => attributes)).toMatchObject([
    { event: 'user:api-key.delete', properties: { identifer: identifier } },
    { event: 'user:account.email-changed', properties: { old: una.email, new: una.email } },
  ])
})

test('a code alone turns two-factor on, DELETE turns it off', async () => {
  const { send, code } = visit('pterodactyl-1.8')
  const setup = await send('GET', `${base}/two-factor`)
  expect(setup.data).toMatchObject({ data: { secret: expect.any(String) } })
  expect((await send('POST', `${base}/two-factor`, { code: code() })).status).toBe(200)
  expect((await send('DELETE', `${base}/two-factor`, { password })).status).toBe(204)
})

test('an SSH key is named in the path that removes it, where a slash is none', async () => {
  const { panel, una, send } = visit('pterodactyl-1.8')
  const publicKey =
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
  const { fingerprint } = panel.control.createSshKey(una.id, { name: 'x', publicKey })
  const path = `${base}/ssh-keys/${encodeURIComponent(fingerprint)}`
  expect((await send('POST', `${base}/ssh-keys/remove`, { fingerprint })).status).toBe(405)
  const expected = fingerprint.includes('/') ? 404 : 204
  expect((await send('DELETE', path)).status).toBe(expected)
  expect((await send('DELETE', path)).status).toBe(404)
  expect((await send('DELETE', `${base}/ssh-keys/a%2Fb`)).status).toBe(404)
})
