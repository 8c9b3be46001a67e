import { describe, expect, test } from 'vitest'

import { accountEndpoint, changePassword } from './account.ts'
import { listActivity } from './activity-list.ts'
import { apiKeysEndpoint } from './api-keys.ts'
import { removeSshKey } from './ssh-keys.ts'
import { json, noContent, refusal, thrownBy, withPanel } from './testing/panel.ts'
import { disableTwoFactor } from './two-factor-off.ts'
import { twoFactorSetupEndpoint } from './two-factor.ts'

describe('dialects', () => {
  const key = {
    identifier: 'a',
    description: null,
    allowed_ips: null,
    created_at: '2020-06-03T15:04:47+01:00',
  }
  const read = {
    identifier: 'a',
    description: null,
    allowedIps: [],
    lastUsedAt: undefined,
    createdAt: Date.parse('2020-06-03T14:04:47Z'),
  }
  test.each([
    ['wrapped', { object: 'list', data: [{ object: 'api_key', attributes: key }] }],
    ['flat', { data: [key] }],
    ['bare', [key]],
    ['one object', { data: key }],
  ])('a list, %s', async (_, body) => {
    const { client } = withPanel(() => json(body))
    expect(await client.request(apiKeysEndpoint)).toEqual({ items: [read], odd: 0 })
  })

  test('a list without rows, in an envelope', async () => {
    const { client } = withPanel(() => json({ data: [] }))
    expect(await client.request(apiKeysEndpoint)).toEqual({ items: [], odd: 0 })
  })

  test('an array without rows is no list: nothing in it tells what it is', async () => {
    const { client } = withPanel(() => json([]))
    expect(await thrownBy(client.request(apiKeysEndpoint))).toMatchObject({
      kind: 'surprise',
      mayHaveRun: false,
    })
  })

  test('an odd row is counted and does not empty the list', async () => {
    const { client } = withPanel(() => json({ data: [{ identifier: 7 }, null, key, 'x'] }))
    expect(await client.request(apiKeysEndpoint)).toEqual({ items: [read], odd: 3 })
  })

  test.each([
    [
      'otpauth://totp/P:u?secret=ABC&issuer=P',
      undefined,
      { uri: 'otpauth://totp/P:u?secret=ABC&issuer=P', secret: 'ABC' },
    ],
    [
      'data:image/png;base64,AAAA',
      'ABC',
      { picture: 'data:image/png;base64,AAAA', secret: 'ABC', uri: null },
    ],
    [
      'https://panel.example/qr',
      'ABC',
      { link: 'https://panel.example/qr', uri: null, picture: null },
    ],
  ])('a secret told as %s', async (image_url_data, secret, expected) => {
    const { client } = withPanel(() => json({ data: { image_url_data, secret } }))
    expect(await client.request(twoFactorSetupEndpoint)).toMatchObject(expected)
  })

  test('a setup without any secret is a surprise', async () => {
    const { client } = withPanel(() => json({ data: {} }))
    expect(await thrownBy(client.request(twoFactorSetupEndpoint))).toMatchObject({
      kind: 'surprise',
      mayHaveRun: true,
    })
  })

  test('turning two-factor off falls back on DELETE and remembers it', async () => {
    const { client, sent } = withPanel(({ method }) =>
      method === 'POST' ? refusal(404, 'NotFoundHttpException') : noContent(),
    )
    await disableTwoFactor(client, { password: 'p' })
    await disableTwoFactor(client, { password: 'p', code: '123456' })
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'DELETE'])
    expect(sent.map(({ path }) => path)).not.toContainEqual(expect.stringContaining('p='))
    expect(sent[2]?.body).toEqual({ password: 'p', code: '123456' })
  })

  test('removing an SSH key falls back on DELETE; a slash defeats it', async () => {
    const { client, sent } = withPanel(({ method, path }) =>
      method === 'DELETE' && !path.includes('%2F')
        ? noContent()
        : refusal(404, 'NotFoundHttpException', 'The route x could not be found.'),
    )
    await removeSshKey(client, 'ab+c')
    expect(sent.at(-1)?.path).toBe('/api/client/account/ssh-keys/ab%2Bc')
    expect(await thrownBy(removeSshKey(client, 'a/b'))).toMatchObject({
      code: 'slash-in-fingerprint',
    })
  })

  test('a panel that removes no SSH keys at all lacks the feature', async () => {
    const { client } = withPanel(() =>
      refusal(404, 'NotFoundHttpException', 'The route x could not be found.'),
    )
    expect(await thrownBy(removeSshKey(client, 'abc'))).toMatchObject({
      kind: 'unsupported',
    })
  })

  test('an account without names and number, with its own word for admin', async () => {
    const { client } = withPanel(() =>
      json({
        object: 'user',
        attributes: {
          uuid: 'x',
          username: 'u',
          email: 'e',
          root_admin: true,
          '2fa_enabled': true,
          language: 'de',
        },
      }),
    )
    expect(await client.request(accountEndpoint)).toEqual({
      id: null,
      uuid: 'x',
      username: 'u',
      email: 'e',
      firstName: null,
      lastName: null,
      admin: true,
      language: 'de',
      twoFactorEnabled: true,
    })
  })

  test('an account that is managed elsewhere', async () => {
    const { client } = withPanel(() =>
      refusal(403, 'AuthorizationException', 'This action is unauthorized.'),
    )
    expect(
      await thrownBy(client.request(changePassword({ current: 'a', next: 'b' }))),
    ).toMatchObject({
      kind: 'forbidden',
      reason: 'managed',
    })
  })

  test('a wrong password is found by its words', async () => {
    const { client } = withPanel(() =>
      refusal(400, 'BadRequestHttpException', 'The password provided was not valid.'),
    )
    const code = 'InvalidPasswordProvidedException'
    expect(await thrownBy(disableTwoFactor(client, { password: 'p' }))).toMatchObject({
      code,
      fields: { password: [{ code }] },
      problems: [],
    })
  })

  test('what the feed refuses to sort or filter is done here, and not asked again', async () => {
    const row = (event: string, second: number) => ({
      event,
      timestamp: `2026-01-01T00:00:0${second}Z`,
    })
    const { client, sent } = withPanel(({ path }) => {
      if (path.includes('sort=')) return refusal(400, 'InvalidSortQuery')
      if (path.includes('filter')) return refusal(400, 'InvalidFilterQuery')
      return json({ data: [row('auth:fail', 1), row('user:x', 2), row('auth:success', 3)] })
    })
    const query = { page: 1, perPage: 25, events: ['auth:'] }
    const { items, pagination } = await listActivity(client, query)
    expect(items.map(({ event }) => event)).toEqual(['auth:success', 'auth:fail'])
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
    expect(pagination).toBeNull()
    await listActivity(client, query)
    expect(sent).toHaveLength(4)
  })
})
