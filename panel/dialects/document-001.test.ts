import { expect, test } from 'vitest'

import { detailOf } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'
const dialect = 'document-001'
const publicKeys = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAKg6eNJxJm6MO7xq8AdxkQKzbjF7rPjSkEbaCNKPaXJ',
] as const
/** The first key's, as `ssh-keygen -E md5` writes it. */
const md5 = /^[0-9a-f]{2}(:[0-9a-f]{2}){15}$/

test('SSH keys are none, an object, or a list, as the line that was sent', async () => {
  const { send } = visit(dialect)
  const list = async () => (await send('GET', `${base}/ssh-keys`)).data
  expect(await list()).toEqual({ data: [] })
  const add = (public_key: string) =>
    send('POST', `${base}/ssh-keys`, { name: 'x', public_key })
  await add(publicKeys[0])
  expect(await list()).toEqual({
    data: {
      name: 'x',
      fingerprint: expect.stringMatching(md5),
      public_key: publicKeys[0],
      created_at: '2026-01-05T12:00:00+00:00',
    },
  })
  const second = await add(publicKeys[1])
  expect(second.status).toBe(200)
  expect(await list()).toMatchObject({
    data: [{ public_key: publicKeys[0] }, { public_key: publicKeys[1] }],
  })
})

test('an SSH key is removed by the fingerprint that is shown', async () => {
  const { panel, una, send } = visit(dialect)
  const added = panel.control.createSshKey(una.id, { name: 'x', publicKey: publicKeys[0] })
  const remove = (fingerprint: string) =>
    send('POST', `${base}/ssh-keys/remove`, { fingerprint })
  await remove(added.fingerprint)
  const { data } = await send('GET', `${base}/ssh-keys`)
  const { fingerprint } = (data as { data: { fingerprint: string } }).data
  expect((await remove(fingerprint)).status).toBe(204)
  expect((await send('GET', `${base}/ssh-keys`)).data).toEqual({ data: [] })
})

test('a key that is deleted is named in the body, too; a new one needs no description', async () => {
  const { send } = visit(dialect)
  const made = await send('POST', `${base}/api-keys`, { allowed_ips: ['10.0.0.0/8'] })
  expect([made.status, made.data]).toMatchObject([200, { attributes: { description: '' } }])
  const { identifier } = (made.data as { attributes: { identifier: string } }).attributes
  const path = `${base}/api-keys/${identifier}`
  const without = await send('DELETE', path)
  expect([without.status, detailOf(without)]).toEqual([
    422,
    'The identifier field is required.',
  ])
  expect((await send('DELETE', path, { identifier: 'another' })).status).toBe(404)
  expect((await send('DELETE', path, { identifier })).status).toBe(204)
})

test('`filter` is a part of a name as it is shown, and `filter[event]` nothing', async () => {
  const { panel, una, send } = visit(dialect)
  const row = { timestamp: 1000, ip: '127.0.0.1' }
  panel.control.replaceActivity(una.id, [
    { ...row, event: 'user:api-key.create', properties: { identifier: 'x' } },
    { ...row, event: 'auth:reset-password', actorId: null },
  ])
  const events = async (query: string) => {
    const { data } = await send('GET', `${base}/activity?${query}`)
    expect(Object.keys(data as object)).toEqual(['data'])
    return (data as { data: { event: string }[] }).data.map(({ event }) => event)
  }
  const all = ['user.api_key.create', 'user.account.password_reset']
  expect(await events('')).toEqual(all)
  expect(await events('filter[event]=auth:')).toEqual(all)
  expect(await events('filter=user.account')).toEqual(['user.account.password_reset'])
  expect(await events('filter=auth:')).toEqual([])
  expect(await events('per_page=1')).toHaveLength(1)
})

test('a wrong address is 400, and so is a wrong password, in its words', async () => {
  const { send, enableTwoFactor } = visit(dialect)
  const email = await send('PUT', `${base}/email`, { email: 'x', password })
  expect([email.status, detailOf(email)]).toEqual([
    400,
    'The email must be a valid email address.',
  ])
  await enableTwoFactor()
  expect(detailOf(await send('GET', `${base}/two-factor`))).toBe(
    'Two factor already enabled',
  )
  const off = await send('DELETE', `${base}/two-factor`, { password: 'x' })
  expect([off.status, detailOf(off)]).toEqual([400, 'Invalid password'])
})
