import { afterEach, describe, expect, test, vi } from 'vitest'

import { accountEndpoint, changeEmail } from './account.ts'
import { createApiKey, deleteApiKey } from './api-keys.ts'
import type { Client } from './client-types.ts'
import { signIn, signOut } from './session.ts'
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

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('session mode', () => {
  test('a read carries no token, a write does; both ask for JSON', async () => {
    const { client, sent } = withPanel(({ method }) =>
      method === 'GET' ? json(accountBody) : noContent(),
    )
    await client.request(accountEndpoint)
    await client.request(changeEmail(change))
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/client/account',
      'PUT /api/client/account/email',
    ])
    expect(tokens(sent)).toEqual([null, 'token'])
    for (const { headers, init } of sent) {
      expect(headers.get('accept')).toBe('application/json')
      expect(headers.get('x-requested-with')).toBe('XMLHttpRequest')
      expect(headers.has('authorization')).toBe(false)
      expect(init.credentials).toBe('same-origin')
    }
    expect(sent[1]?.body).toEqual(change)
  })

  test('a first write without a cookie fetches one before', async () => {
    let token: string | undefined
    const { client, sent } = withPanel(
      (request) => {
        if (isCsrf(request)) token = 'fresh'
        return noContent()
      },
      { csrfToken: () => token },
    )
    await client.request(changeEmail(change))
    expect(sent.map(isCsrf)).toEqual([true, false])
    expect(tokens(sent)).toEqual([null, 'fresh'])
  })

  test('a 419 refreshes once and repeats once', async () => {
    let token = 'stale'
    const { client, sent } = withPanel(
      (request) => {
        if (isCsrf(request)) token = 'fresh'
        return isCsrf(request) || request.headers.get('x-xsrf-token') === 'fresh'
          ? noContent()
          : refusal(419, 'HttpException', 'CSRF token mismatch.')
      },
      { csrfToken: () => token },
    )
    await client.request(changeEmail(change))
    expect(tokens(sent)).toEqual(['stale', null, 'fresh'])
  })

  test('a second 419 means signed out', async () => {
    const { client, sent } = withPanel((each) =>
      isCsrf(each) ? noContent() : refusal(419, 'HttpException'),
    )
    expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
      kind: 'unauthenticated',
      status: 419,
    })
    expect(sent).toHaveLength(3)
  })

  test('writes refused together share one refresh', async () => {
    let token = 'stale'
    const gate = Promise.withResolvers<void>()
    const { client, sent } = withPanel(
      async (request) => {
        if (isCsrf(request)) {
          await gate.promise
          token = 'fresh'
          return noContent()
        }
        return request.headers.get('x-xsrf-token') === 'fresh'
          ? noContent()
          : refusal(419, '')
      },
      { csrfToken: () => token },
    )
    const writes = Promise.all([
      client.request(changeEmail(change)),
      client.request(changeEmail(change)),
      client.request(deleteApiKey('a')),
    ])
    await vi.waitFor(() => expect(sent).toHaveLength(4))
    gate.resolve()
    await writes
    expect(sent.filter(isCsrf)).toHaveLength(1)
    expect(sent).toHaveLength(7)
  })

  test('when the refresh fails, the write did not run', async () => {
    const { client } = withPanel((each) =>
      isCsrf(each) ? refusal(503, '') : refusal(419, ''),
    )
    expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
      kind: 'unavailable',
      mayHaveRun: false,
    })
  })

  test('a panel without the csrf route is tried with the cookie of its answer', async () => {
    const { client, sent } = withPanel((each) => {
      if (isCsrf(each)) return refusal(404, 'NotFoundHttpException')
      return sent.length < 3 ? refusal(419, '') : noContent()
    })
    await client.request(changeEmail(change))
    expect(sent).toHaveLength(3)
  })

  test.each([
    ['nobody is there, asked twice', 204, false],
    ['whoever is there is told, whatever the sign-out answered', 204, true],
    ['a token that is never right proves nothing', 419, true],
    ['nor does it when nobody is there', 419, false],
    ['a failure proves nothing', 500, true],
  ])('after a sign-out the panel is asked: %s', async (_, status, isThere) => {
    const { client, sent } = withPanel((each) =>
      isCsrf(each)
        ? noContent()
        : each.method === 'POST'
          ? status === 204
            ? noContent()
            : refusal(status, '')
          : isThere
            ? json(accountBody)
            : refusal(401, 'AuthenticationException'),
    )
    expect(await signOut(client)).toEqual(
      isThere ? expect.objectContaining({ username: 'u' }) : null,
    )
    const asked = sent.filter(
      ({ method, path }) => method === 'GET' && /account/.test(path),
    )
    expect(asked).toHaveLength(isThere ? 1 : 2)
  })

  test('a panel that does not tell whether anybody is there says so', async () => {
    const { client } = withPanel(({ method }) =>
      method === 'POST' ? noContent() : refusal(503, ''),
    )
    expect(await thrownBy(signOut(client))).toMatchObject({ kind: 'unavailable' })
  })
})

describe('time and cancelling', () => {
  const never = (): Promise<Response> => new Promise(() => undefined)

  test.each([
    ['read', 15_000, false, (client: Client) => client.request(accountEndpoint)],
    ['write', 20_000, true, (client: Client) => client.request(changeEmail(change))],
  ] as const)('a %s times out after %i ms', async (_, limit, mayHaveRun, call) => {
    vi.useFakeTimers()
    const { client } = withPanel(never)
    const thrown = thrownBy(call(client))
    await vi.advanceTimersByTimeAsync(limit - 1)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await thrown).toMatchObject({
      kind: 'unavailable',
      reason: 'timeout',
      mayHaveRun,
    })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('an answer in time leaves no timer behind', async () => {
    vi.useFakeTimers()
    const { client } = withPanel(() => json(accountBody))
    await client.request(accountEndpoint)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('the limit covers the body', async () => {
    const { client } = withPanel(
      ({ init: { signal } }) => {
        const body = new ReadableStream({
          start: (stream) =>
            signal?.addEventListener('abort', () => stream.error(signal.reason)),
        })
        return new Response(body)
      },
      { timeouts: { read: 5, write: 5 } },
    )
    expect(await thrownBy(client.request(accountEndpoint))).toMatchObject({
      reason: 'timeout',
      waited: 5,
    })
  })

  test('a caller that aborts gets its own reason, before, during and in a refresh', async () => {
    const { client } = withPanel(never, { csrfToken: () => undefined })
    await expect(
      client.request(accountEndpoint, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    const controller = new AbortController()
    const { client: next } = withPanel(never, { csrfToken: () => undefined })
    const read = thrownBy(next.request(accountEndpoint, { signal: controller.signal }))
    const write = thrownBy(
      next.request(
        { method: 'POST', path: '/account', schema: 'nothing' },
        { signal: controller.signal },
      ),
    )
    const reason = new DOMException('gone', 'AbortError')
    controller.abort(reason)
    expect(await read).toBe(reason)
    expect(await write).toBe(reason)
  })

  test.each([
    [true, 'network', true],
    [false, 'offline', false],
  ])('no connection while onLine is %s: %s', async (onLine, reason, mayHaveRun) => {
    vi.stubGlobal('navigator', { onLine })
    const { client } = withPanel(() => Promise.reject(new TypeError('fetch failed')))
    expect(await thrownBy(client.request(changeEmail(change)))).toMatchObject({
      kind: 'unavailable',
      reason,
      status: null,
      mayHaveRun,
    })
  })
})

describe("the panel's clock", () => {
  const noon = Date.UTC(2026, 0, 2, 12)
  const dated = (date: string) => json(accountBody, { headers: { date } })
  const at = (time: number) => new Date(time).toUTCString()

  test('nobody knows it before an answer tells, nor where none does', async () => {
    const { client } = withPanel(() => json(accountBody))
    expect(client.clockAhead()).toBeNull()
    await client.request(accountEndpoint)
    expect(client.clockAhead()).toBeNull()
  })

  test.each([
    ['ahead', 90_000],
    ['behind', -3_600_000],
  ])('%s, in milliseconds to half a second', async (_, ahead) => {
    const { client } = withPanel(() => dated(at(noon + ahead)), { now: () => noon })
    await client.request(accountEndpoint)
    expect(client.clockAhead()).toBe(ahead + 500)
  })

  test('was read half way between question and answer', async () => {
    let now = noon
    const { client } = withPanel(
      () => {
        now = noon + 8000
        return dated(at(noon + 4000))
      },
      { now: () => now },
    )
    await client.request(accountEndpoint)
    expect(client.clockAhead()).toBe(500)
  })

  test('a refusal tells it too, and a later answer corrects it', async () => {
    const answers = [
      json({}, { status: 404, headers: { date: at(noon + 60_000) } }),
      dated(at(noon + 10_000)),
    ]
    const { client } = withPanel(() => answers.shift() ?? noContent(), {
      now: () => noon,
    })
    await thrownBy(client.request(accountEndpoint))
    expect(client.clockAhead()).toBe(60_500)
    await client.request(accountEndpoint)
    expect(client.clockAhead()).toBe(10_500)
  })

  test.each(['', 'soon', 'Fri, 32 Jan 2026 12:00:00 GMT'])(
    'a date of %j changes nothing',
    async (date) => {
      const answers = [at(noon + 60_000), date]
      const { client } = withPanel(() => dated(answers.shift() ?? ''), {
        now: () => noon,
      })
      await client.request(accountEndpoint)
      await client.request(accountEndpoint)
      expect(client.clockAhead()).toBe(60_500)
    },
  )
})

test('only answers with secrets are kept out of the HTTP cache', async () => {
  const { client, sent } = withPanel(() => json(accountBody))
  await client.request(accountEndpoint)
  await thrownBy(client.request(createApiKey({ description: 'd', allowedIps: [] })))
  await thrownBy(signIn(client, { user: 'u', password: 'p' }))
  expect(sent.map(({ init }) => init.cache)).toEqual([undefined, 'no-store', 'no-store'])
})

describe("the account's budget of requests", () => {
  const limited = (limit: string) =>
    json(accountBody, { headers: { 'x-ratelimit-limit': limit } })

  test('is what the last answer to a read said', async () => {
    const answers = [json(accountBody), limited('240'), limited('720'), limited('soon')]
    const { client } = withPanel(() => answers.shift() ?? noContent())
    const learnt: (number | null)[] = [client.rateLimit()]
    while (answers.length > 0) {
      await client.request(accountEndpoint)
      learnt.push(client.rateLimit())
    }
    expect(learnt).toEqual([null, null, 240, 720, 720])
  })

  test('is not the smaller one of a write', async () => {
    const answers = [
      limited('240'),
      new Response(null, { status: 204, headers: { 'x-ratelimit-limit': '10' } }),
    ]
    const { client } = withPanel(() => answers.shift() ?? noContent())
    await client.request(accountEndpoint)
    await client.request(changeEmail(change))
    expect(client.rateLimit()).toBe(240)
  })
})
