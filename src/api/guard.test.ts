import { describe, expect, test } from 'vitest'

import { accountEndpoint, changeEmail, changePassword } from './account.ts'
import { createApiKey, deleteApiKey } from './api-keys.ts'
import type { Client, ClientConfig } from './client-types.ts'
import { addSshKey, removeSshKey } from './ssh-keys.ts'
import {
  accountBody,
  isCsrf,
  json,
  noContent,
  refusal,
  thrownBy,
  withPanel,
  type Sent,
} from './testing/panel.ts'
import { disableTwoFactor } from './two-factor-off.ts'
import { enableTwoFactor, twoFactorSetupEndpoint } from './two-factor.ts'

const change = { email: 'new@example.test', password: 'hunter2-secret' }
const isAccount = ({ method, path }: Sent) =>
  method === 'GET' && path === '/api/client/account'
const names = (sent: Sent[]) => sent.map(({ method, path }) => `${method} ${path}`)

/** Every call that changes something in the account. */
const writes: [string, (client: Client) => Promise<unknown>][] = [
  ['PUT /api/client/account/email', (client) => client.request(changeEmail(change))],
  [
    'PUT /api/client/account/password',
    (client) => client.request(changePassword({ current: 'a', next: 'b' })),
  ],
  [
    'GET /api/client/account/two-factor',
    (client) => client.request(twoFactorSetupEndpoint),
  ],
  [
    'POST /api/client/account/two-factor',
    (client) => client.request(enableTwoFactor({ code: '123456', password: 'a' })),
  ],
  [
    'POST /api/client/account/two-factor/disable',
    (client) => disableTwoFactor(client, { password: 'a' }),
  ],
  [
    'POST /api/client/account/api-keys',
    (client) => client.request(createApiKey({ description: 'x', allowedIps: [] })),
  ],
  [
    'DELETE /api/client/account/api-keys/ptlc_x',
    (client) => client.request(deleteApiKey('ptlc_x')),
  ],
  [
    'POST /api/client/account/ssh-keys',
    (client) => client.request(addSshKey({ name: 'x', publicKey: 'ssh-ed25519 AAAA' })),
  ],
  ['POST /api/client/account/ssh-keys/remove', (client) => removeSshKey(client, 'abc')],
]

/** A panel on which `who()` is signed in, before a page that shows user `u`. */
function shown(
  answer: (sent: Sent) => Response = noContent,
  who: () => Response = () => json(accountBody),
  config: Partial<ClientConfig> = {},
) {
  const panel = withPanel((sent) => (isAccount(sent) ? who() : answer(sent)), config)
  panel.client.guard = {
    ask: accountEndpoint,
    meet: ({ username }) => username === 'u',
  }
  return panel
}

const other = () => {
  const { attributes } = accountBody
  return json({ object: 'user', attributes: { ...attributes, id: 2, username: 'bob' } })
}

describe.each(writes)('%s', (name, write) => {
  test('is sent right after the panel said whom it acts for', async () => {
    const { client, sent } = shown()
    await write(client).catch(() => null)
    expect(names(sent)).toEqual(['GET /api/client/account', name])
  })

  test('is not sent for another account', async () => {
    const { client, sent } = shown(noContent, other)
    expect(await thrownBy(write(client))).toMatchObject({
      kind: 'another-account',
      mayHaveRun: false,
      account: { username: 'bob' },
    })
    expect(names(sent)).toEqual(['GET /api/client/account'])
  })

  test('is not sent for another account in key mode either', async () => {
    const auth = { mode: 'key', key: 'ptlc_u' } as const
    const { client, sent } = shown(noContent, other, { auth })
    expect(await thrownBy(write(client))).toMatchObject({ kind: 'another-account' })
    expect(names(sent)).toEqual(['GET /api/client/account'])
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer ptlc_u')
    expect(sent[0]?.init.credentials).toBe('same-origin')
  })

  test.each([
    [401, 'unauthenticated'],
    [503, 'unavailable'],
    [429, 'throttled'],
  ])('is not sent when the check is answered %i', async (status, kind) => {
    const { client, sent } = shown(noContent, () => refusal(status, ''))
    expect(await thrownBy(write(client))).toMatchObject({ kind, mayHaveRun: false })
    expect(names(sent.filter((each) => !isCsrf(each)))).not.toContain(name)
  })
})

test('a missing token is fetched before the check, so that nothing stands between it and the write', async () => {
  let token: string | undefined
  const { client, sent } = shown(
    (each) => {
      if (isCsrf(each)) token = 'fresh'
      return noContent()
    },
    undefined,
    { csrfToken: () => token },
  )
  await client.request(changeEmail(change))
  expect(names(sent)).toEqual([
    'GET /sanctum/csrf-cookie',
    'GET /api/client/account',
    'PUT /api/client/account/email',
  ])
})

test.each<[string, Partial<ClientConfig>]>([
  ['by a session', {}],
  // The anonymous session that a fresh token comes with may be somebody's.
  ['with a key, too', { auth: { mode: 'key', key: 'ptlc_u' } }],
])(
  'after a refused token the panel is asked again, %s: it may have begun a session of somebody else',
  async (_, config) => {
    let refused = false
    const { client, sent } = shown(
      (each) => {
        if (isCsrf(each)) return noContent()
        refused = true
        return refusal(419, 'HttpException')
      },
      () => (refused ? other() : json(accountBody)),
      config,
    )
    expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
      kind: 'another-account',
    })
    expect(names(sent)).toEqual([
      'GET /api/client/account',
      'PUT /api/client/account/email',
      'GET /sanctum/csrf-cookie',
      'GET /api/client/account',
    ])
  },
)

test('a token that is refused twice says nothing of a session that is looked up and lives', async () => {
  const { client, sent } = shown((each) =>
    isCsrf(each) ? noContent() : refusal(419, 'HttpException'),
  )
  const tokenRefused = { kind: 'forbidden', reason: 'token' }
  expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject(tokenRefused)
  expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(2)
  expect(names(sent).at(-1)).toBe('GET /api/client/account')
})

test('a session that ended while its token was refused twice is known to have ended', async () => {
  let puts = 0
  const { client } = shown(
    (each) => {
      if (isCsrf(each)) return noContent()
      puts += 1
      return refusal(419, 'HttpException')
    },
    () => (puts < 2 ? json(accountBody) : refusal(401, 'AuthenticationException')),
  )
  expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
    kind: 'unauthenticated',
    status: 401,
  })
})

test('where no session goes along, a key is its owner’s and nothing is asked', async () => {
  const auth = { mode: 'key', key: 'ptlc_u' } as const
  for (const config of [
    { auth, credentials: 'omit' as const },
    { auth, baseUrl: 'https://panel.example', pageOrigin: 'https://page.example' },
  ]) {
    const { client, sent } = shown(noContent, other, {
      ...config,
      csrfToken: () => undefined,
    })
    await client.request(changeEmail(change))
    expect(sent).toHaveLength(1)
    expect(sent[0]?.init.credentials).toBe('omit')
  }
})

describe('at the start of a visit', () => {
  test('a 401 counts once a session was begun for the cookie that remembers', async () => {
    let begun = false
    const { client, sent } = withPanel((each) => {
      if (isCsrf(each)) begun = true
      return isCsrf(each)
        ? noContent()
        : begun
          ? json(accountBody)
          : refusal(401, 'AuthenticationException')
    })
    expect(await client.request(accountEndpoint)).toMatchObject({ username: 'u' })
    expect(names(sent)).toEqual([
      'GET /api/client/account',
      'GET /sanctum/csrf-cookie',
      'GET /api/client/account',
    ])
    for (const { init } of sent) expect(init.referrerPolicy).toBe('same-origin')
  })

  test('it is tried once, together by all who ask, and not when a session ends later', async () => {
    let there = false
    const { client, sent } = withPanel((each) =>
      isCsrf(each) ? noContent() : there ? json(accountBody) : refusal(401, ''),
    )
    await Promise.all([
      thrownBy(client.request(accountEndpoint)),
      thrownBy(client.request(accountEndpoint)),
    ])
    expect(sent.filter(isCsrf)).toHaveLength(1)
    await thrownBy(client.request(accountEndpoint))
    expect(sent.filter(isCsrf)).toHaveLength(1)

    there = true
    const { client: next, sent: later } = withPanel(() =>
      there ? json(accountBody) : refusal(401, ''),
    )
    await next.request(accountEndpoint)
    there = false
    await thrownBy(next.request(accountEndpoint))
    expect(later.filter(isCsrf)).toEqual([])
  })

  test('a panel that cannot begin a session is away: nobody is called signed out', async () => {
    const { client } = withPanel((each) => refusal(isCsrf(each) ? 503 : 401, ''))
    expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
      kind: 'unavailable',
    })
  })

  test('a panel that was away for it is asked again', async () => {
    let away = true
    const { client } = withPanel((each) =>
      isCsrf(each) ? (away ? refusal(503, '') : noContent()) : refusal(401, ''),
    )
    expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
      kind: 'unavailable',
    })
    away = false
    expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
      kind: 'unauthenticated',
    })
  })

  test('with a key, or at another origin, no session is begun', async () => {
    for (const config of [
      { auth: { mode: 'key', key: 'x' } as const },
      { baseUrl: 'https://panel.example', pageOrigin: 'https://page.example' },
    ]) {
      const { client, sent } = withPanel(() => refusal(401, ''), config)
      await thrownBy(client.request(accountEndpoint))
      expect(sent).toHaveLength(1)
    }
  })
})
