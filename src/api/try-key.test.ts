import { expect, test } from 'vitest'

import { Forbidden, Unauthenticated } from './failures.ts'
import { accountBody, json, refusal, thrownBy, withPanel } from './testing/panel.ts'
import { tryKey } from './try-key.ts'

const key = 'ptlc_abcdefghijkSECRET'
const { signal } = new AbortController()

test('one read is sent, with the key and without cookies, and no cache may keep it', async () => {
  const at = Date.UTC(2026, 0, 1)
  const { client, sent } = withPanel(
    () =>
      json(accountBody, {
        headers: { 'x-ratelimit-limit': '256', date: new Date(at).toUTCString() },
      }),
    { csrfToken: () => 'token', now: () => at - 60_000 },
  )
  expect(await tryKey(client, key, signal)).toEqual({ rateLimit: 256, at: at + 500 })
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/client/account',
  ])
  const [{ headers, init }] = sent as [(typeof sent)[number]]
  expect(headers.get('authorization')).toBe(`Bearer ${key}`)
  expect(headers.get('x-xsrf-token')).toBeNull()
  expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store' })
  // The page itself goes on as it was.
  expect(client.config.auth).toEqual({ mode: 'session' })
})

test.each([
  [401, 'AuthenticationException', '', Unauthenticated],
  [
    403,
    'AccessDeniedHttpException',
    'This IP address (192.0.2.9) does not have permission to access the API using these credentials.',
    Forbidden,
  ],
] as const)(
  'what the panel answers with %i is its failure',
  async (status, code, detail, kind) => {
    const { client } = withPanel(() => refusal(status, code, detail))
    expect(await thrownBy(tryKey(client, key, signal))).toBeInstanceOf(kind)
  },
)
