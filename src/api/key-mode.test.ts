import { describe, expect, test } from 'vitest'

import { accountEndpoint, changeEmail } from './account.ts'
import { whoOutranksKey } from './key-mode.ts'
import { looksLikeApplicationKey, usableKey } from './keys.ts'
import {
  accountBody,
  isCsrf,
  json,
  noContent,
  refusal,
  thrownBy,
  tokens,
  withPanel,
} from './testing/panel.ts'

const change = { email: 'new@example.test', password: 'hunter2-secret' }

describe('key mode', () => {
  const key = 'ptlc_abcdefghijkSECRET'

  test('from another origin: the key and no cookies, no token', async () => {
    const { client, sent } = withPanel(
      ({ method }) => (method === 'GET' ? json(accountBody) : noContent()),
      {
        baseUrl: 'https://panel.example/',
        pageOrigin: 'https://page.example',
        auth: { mode: 'key', key },
      },
    )
    await client.request(accountEndpoint)
    await client.request(changeEmail(change))
    expect(sent.map(({ path }) => path)).toEqual([
      'https://panel.example/api/client/account',
      'https://panel.example/api/client/account/email',
    ])
    expect(tokens(sent)).toEqual([null, null])
    for (const { headers, init } of sent) {
      expect(headers.get('authorization')).toBe(`Bearer ${key}`)
      expect(init.credentials).toBe('omit')
    }
    expect(await whoOutranksKey(client)).toBeNull()
  })

  test('on the own origin: the key beside an anonymous session and its token', async () => {
    let token: string | undefined
    const { client, sent } = withPanel(
      (each) => {
        if (isCsrf(each)) token = 'anonymous'
        return noContent()
      },
      {
        baseUrl: 'https://panel.example',
        pageOrigin: 'https://panel.example',
        auth: { mode: 'key', key },
        csrfToken: () => token,
      },
    )
    await client.request(changeEmail(change))
    expect(sent.map(isCsrf)).toEqual([true, false])
    // The web routes know no keys.
    expect(sent.map(({ headers }) => headers.has('authorization'))).toEqual([false, true])
    expect(tokens(sent)).toEqual([null, 'anonymous'])
    expect(sent[1]?.init.credentials).toBe('same-origin')
  })

  test.each([
    [200, 'u'],
    [401, undefined],
  ])(
    'asked without the key, the own origin answers %i: outranked by %s',
    async (status, is) => {
      const { client, sent } = withPanel(
        () =>
          status === 200 ? json(accountBody) : refusal(401, 'AuthenticationException'),
        { auth: { mode: 'key', key } },
      )
      expect((await whoOutranksKey(client))?.username).toBe(is)
      expect(sent[0]?.headers.has('authorization')).toBe(false)
    },
  )

  test('a 419 from another origin cannot be helped by signing in', async () => {
    const { client, sent } = withPanel(
      () => refusal(419, 'HttpException', 'CSRF token mismatch.'),
      {
        baseUrl: 'https://panel.example',
        pageOrigin: 'https://page.example',
        auth: { mode: 'key', key },
      },
    )
    expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
      kind: 'forbidden',
    })
    expect(sent).toHaveLength(1)
  })

  test.each(['', 'ptlc_abc\u2026', 'ptlc_abc def'])(
    '%j is no key and is not sent',
    async (typed) => {
      const { client, sent } = withPanel(() => json(accountBody), {
        auth: { mode: 'key', key: typed },
      })
      expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
        kind: 'unauthenticated',
        status: 401,
      })
      expect(sent).toEqual([])
    },
  )

  test('application keys are known by their prefix', () => {
    expect(['ptla_x', ' papp_x', 'peli_x'].every(looksLikeApplicationKey)).toBe(true)
    expect(['ptlc_x', 'pacc_x', 'abcdef'].some(looksLikeApplicationKey)).toBe(false)
  })

  test.each([
    ['ptlc_abcdefghijk', 's'.repeat(32), `ptlc_abcdefghijk${'s'.repeat(32)}`],
    [
      'ptlc_abcdefghijk',
      `ptlc_abcdefghijk${'s'.repeat(32)}`,
      `ptlc_abcdefghijk${'s'.repeat(32)}`,
    ],
    ['0123456789abcdef', `ptlc_${'s'.repeat(43)}`, `ptlc_${'s'.repeat(43)}`],
    [
      '0123456789abcdef',
      `ptlc_${'s'.repeat(32)}`,
      `0123456789abcdefptlc_${'s'.repeat(32)}`,
    ],
  ])('the usable key of %s and %s', (identifier, secretToken, usable) => {
    expect(usableKey(identifier, secretToken)).toBe(usable)
  })
})
