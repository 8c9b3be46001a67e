import { describe, expect, test } from 'vitest'

import { accountEndpoint, changeEmail } from './account.ts'
import { json, refusal, thrownBy, withPanel } from './testing/panel.ts'

const change = { email: 'new@example.test', password: 'hunter2-secret' }
const writeAnd = async (response: () => Response): Promise<unknown> => {
  const { client } = withPanel(response)
  return thrownBy(client.request(changeEmail(change)))
}
describe('how long to wait', () => {
  const now = Date.parse('2026-11-22T20:00:00Z')
  const throttled = async (
    headers: Record<string, string>,
    detail = 'Too Many Attempts.',
  ) => {
    const errors = [{ code: 'ThrottleRequestsException', detail }]
    const { client } = withPanel(() => json({ errors }, { status: 429, headers }), {
      now: () => now,
    })
    return thrownBy(client.request(accountEndpoint))
  }
  test.each([
    ['seconds', { 'retry-after': '54' }, undefined, 54],
    ['a date', { 'retry-after': 'Sun, 22 Nov 2026 20:01:30 GMT' }, undefined, 90],
    [
      'a date by the clock of the panel',
      {
        'retry-after': 'Sun, 22 Nov 2026 21:00:10 GMT',
        date: 'Sun, 22 Nov 2026 21:00:00 GMT',
      },
      undefined,
      10,
    ],
    [
      'a date that has passed',
      { 'retry-after': 'Sun, 22 Nov 2026 19:00:00 GMT' },
      undefined,
      1,
    ],
    ['a number in the text', {}, 'Try again in 12 seconds, or 3 minutes.', 12],
    ['nothing', {}, undefined, 60],
    ['nonsense', { 'retry-after': 'soon' }, undefined, 60],
    ['zero', { 'retry-after': '0' }, undefined, 1],
    ['a day', { 'retry-after': '86400' }, undefined, 86_400],
    ['more than a day', { 'retry-after': '86401' }, undefined, 86_401],
    ['many years', { 'retry-after': '1000000000' }, undefined, 86_401],
    ['a large number in the text', {}, 'Error 1000000000', 86_400],
  ])('%s', async (_, headers, detail, seconds) => {
    expect(await throttled(headers as Record<string, string>, detail)).toMatchObject({
      kind: 'throttled',
      scope: 'rate',
      seconds,
    })
  })

  test.each([
    ['256', 256],
    ['', 0],
    ['0', 0],
    ['-1', 0],
    ['many', 0],
    ['1e3', 0],
    ['10000000', 0],
  ])('a limit of %s a minute', async (limit, perMinute) => {
    const failure = await throttled({ 'x-ratelimit-limit': limit })
    expect(failure).toMatchObject({ kind: 'throttled', perMinute })
  })

  test('what is limited by the day, or by somebody on the way, tells of no minute', async () => {
    for (const code of ['TooManyRequestsHttpException', 'RateLimited']) {
      const refused = { errors: [{ code, detail: 'Too many.' }] }
      const headers = { 'x-ratelimit-limit': '3' }
      expect(await writeAnd(() => json(refused, { status: 429, headers }))).toMatchObject({
        kind: 'throttled',
        perMinute: 0,
      })
    }
  })

  test('too many changes of the address are another matter', async () => {
    const detail = 'Your email address has been changed too many times today.'
    expect(
      await writeAnd(() => refusal(429, 'TooManyRequestsHttpException', detail)),
    ).toMatchObject({
      kind: 'throttled',
      scope: 'email',
      detail,
      isTimeTold: false,
    })
  })

  test('nor is their time supposed where it is told', async () => {
    const detail = 'Your email address has been changed too many times today.'
    const answer = refusal(429, 'TooManyRequestsHttpException', detail)
    answer.headers.set('retry-after', '3600')
    expect(await writeAnd(() => answer)).toMatchObject({
      scope: 'email',
      seconds: 3600,
      isTimeTold: true,
    })
  })
})
