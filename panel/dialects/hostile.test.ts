import { expect, test } from 'vitest'

import { password, visit } from '../testing/visit.ts'
import { type EnvelopeName, envelopes } from './envelopes.ts'

const base = '/api/client/account'
const detail = 'The password provided was invalid for this account.'
const code = 'InvalidPasswordProvidedException'

/** A wrong password in each envelope. */
const bodies: Record<EnvelopeName, unknown> = {
  'error-list': { errors: [{ code, status: '400', detail }] },
  'empty-detail': { errors: [{ code, status: '400', detail: '' }] },
  debug: {
    errors: [
      {
        code,
        status: '400',
        detail,
        source: { line: expect.any(Number), file: expect.any(String) },
        meta: { trace: expect.any(Array), previous: [] },
      },
    ],
  },
  'source-field': { errors: [{ code, status: '400', detail }] },
  framework: { message: detail },
  message: { message: detail },
  error: { error: detail },
  texts: { errors: [detail] },
  'no-success': { success: false, message: detail },
  page: expect.stringContaining('<!DOCTYPE html>'),
  redirect: expect.stringContaining('<!DOCTYPE html>'),
  empty: '',
}

test.each(Object.keys(envelopes) as EnvelopeName[])(
  'a wrong password in the envelope %s',
  async (envelope) => {
    const { send } = visit('pterodactyl-1.11.8', { envelope })
    const answer = await send('PUT', `${base}/email`, { email: 'a@x.test', password: 'x' })
    expect(answer.data).toEqual(bodies[envelope])
    expect(answer.status).toBe(envelope === 'redirect' ? 302 : 400)
  },
)

test.each([
  [
    'source-field',
    {
      errors: [
        {
          code: 'email',
          detail: 'The email must be a valid email address.',
          source: { field: 'email' },
        },
      ],
    },
  ],
  [
    'framework',
    {
      message: 'The email must be a valid email address.',
      errors: { email: ['The email must be a valid email address.'] },
    },
  ],
  ['texts', { errors: ['The email must be a valid email address.'] }],
] as const)('a field that is wrong in the envelope %s', async (envelope, body) => {
  const { send } = visit('pterodactyl-1.11.8', { envelope })
  const answer = await send('PUT', `${base}/email`, { email: 'x', password })
  expect([answer.status, answer.data]).toEqual([422, body])
})

type Request = [method: string, path: string, body?: unknown, headers?: object]

const refusals: [string, Request, number, unknown][] = [
  ['nobody', ['GET', '', undefined, { authorization: '' }], 401, bodies.error],
  [
    'a wrong key',
    ['GET', '', undefined, { authorization: 'Bearer x' }],
    302,
    bodies.redirect,
  ],
  ['no record', ['DELETE', '/api-keys/x'], 404, bodies.message],
  ['no route', ['GET', '/nowhere'], 404, bodies.page],
  [
    'a wrong code',
    ['POST', '/two-factor', { code: '000000', password }],
    400,
    bodies.texts,
  ],
  [
    'a wrong password of two-factor',
    ['POST', '/two-factor/disable', { password: 'x' }],
    400,
    bodies.framework,
  ],
  [
    'a wrong password',
    ['PUT', '/email', { email: 'a@x.test', password: 'x' }],
    400,
    bodies['no-success'],
  ],
  [
    'a wrong field',
    ['POST', '/api-keys', {}],
    422,
    {
      message: 'The description field is required.',
      errors: { description: ['The description field is required.'] },
    },
  ],
  ['a break', ['GET', '/activity?per_page=-1'], 500, bodies.debug],
]

test.each(refusals)('of the hostile panel: %s', async (_, request, status, body) => {
  const { send } = visit('hostile')
  await send('GET', `${base}/two-factor`)
  const [method, path, sent, headers = {}] = request
  const answer = await send(method, base + path, sent, { ...headers })
  expect(answer.status).toBe(status)
  const isText = typeof answer.data === 'string'
  expect(isText).toBe(body === bodies.page || body === bodies.redirect)
  const names = (value: unknown) => Object.keys(value as object)
  if (!isText) expect(names(answer.data)).toEqual(names(body))
})

test('maintenance, a foreign address and set-up while it is on', async () => {
  const { panel, una, send, enableTwoFactor } = visit('hostile')
  await enableTwoFactor()
  const on = await send('GET', `${base}/two-factor`)
  expect([on.status, on.data]).toMatchObject([400, { errors: [{ detail: '' }] }])
  const { usable } = panel.control.createApiKey(una.id, { allowedIps: ['192.0.2.1'] })
  const authorization = `Bearer ${usable}`
  const foreign = await send('GET', base, undefined, { authorization })
  expect([foreign.status, foreign.data]).toEqual([403, ''])
  panel.control.set({ maintenance: true })
  const down = await send('GET', base)
  expect([down.status, down.headers.get('content-type')]).toEqual([
    503,
    'text/html; charset=UTF-8',
  ])
})

test('what is no refusal is as it always was', async () => {
  const { send } = visit('hostile')
  expect((await send('GET', base)).data).toMatchObject({ object: 'user' })
})
