import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { accountEndpoint, changeEmail } from './account.ts'
import { listActivity } from './activity-list.ts'
import { apiKeysEndpoint, createApiKey } from './api-keys.ts'
import type { Client } from './client-types.ts'
import { isFailure } from './failures.ts'
import { signIn } from './session.ts'
import { addSshKey, removeSshKey, sshKeysEndpoint } from './ssh-keys.ts'
import { json, thrownBy, withPanel } from './testing/panel.ts'
import { enableTwoFactor, twoFactorSetupEndpoint } from './two-factor.ts'

const change = { email: 'new@example.test', password: 'hunter2-secret' }
const html = (status: number): Response =>
  new Response('<!doctype html><title>nginx</title>', {
    status,
    headers: { 'content-type': 'text/html' },
  })
const writeAnd = async (response: () => Response): Promise<unknown> => {
  const { client } = withPanel(response)
  return thrownBy(client.request(changeEmail(change)))
}
const readAnd = async (response: () => Response): Promise<unknown> => {
  const { client } = withPanel(response)
  return thrownBy(client.request(accountEndpoint))
}

describe('answers that are none', () => {
  test.each([502, 503, 504, 520])('a page with status %i is a proxy', async (status) => {
    const expected = { kind: 'unavailable', reason: 'proxy', status }
    expect(await readAnd(() => html(status))).toMatchObject({
      ...expected,
      mayHaveRun: false,
    })
    expect(await writeAnd(() => html(status))).toMatchObject({
      ...expected,
      mayHaveRun: true,
    })
  })

  test('a page with status 500 may be the panel’s own', async () => {
    const expected = { kind: 'unavailable', reason: 'anybody', status: 500 }
    expect(await writeAnd(() => html(500))).toMatchObject({ ...expected, mayHaveRun: true })
  })

  test.each([
    ['nothing with status 200', () => new Response(null, { status: 200 })],
    ['a list', () => Response.json({ object: 'list', data: 7 })],
    ['words with status 201', () => new Response('OK', { status: 201 })],
  ])('%s proves no write that comes to nothing', async (_, response) => {
    expect(await writeAnd(response)).toMatchObject({ kind: 'surprise', mayHaveRun: true })
  })

  test.each([201, 204])('an empty %i proves it', async (status) => {
    const { client } = withPanel(() => new Response(null, { status }))
    await expect(client.request(changeEmail(change))).resolves.toBeUndefined()
  })

  const problem = (code: string, detail: string) => () =>
    Response.json({ errors: [{ code, status: '503', detail }] }, { status: 503 })

  test('maintenance stands before everything: a write did not run', async () => {
    const down = problem('HttpException', 'Service Unavailable')
    const expected = { kind: 'unavailable', reason: 'maintenance', mayHaveRun: false }
    expect(await readAnd(down)).toMatchObject(expected)
    expect(await writeAnd(down)).toMatchObject(expected)
  })

  test.each([
    ['another exception', problem('ServiceUnavailableHttpException', '')],
    ['other words', problem('HttpException', 'The node is busy.')],
    ['a page', () => html(503)],
    ['nothing', () => new Response(null, { status: 503 })],
  ])('a 503 with %s is not known to be maintenance', async (_, response) => {
    const found = await writeAnd(response)
    expect(found).toMatchObject({ kind: 'unavailable', mayHaveRun: true })
    expect(found).not.toMatchObject({ reason: 'maintenance' })
  })

  test.each([
    ['a page', () => html(200)],
    [
      'half a JSON',
      () =>
        new Response('{"object":"us', { headers: { 'content-type': 'application/json' } }),
    ],
  ])('%s with status 200 is a surprise, and a write may have run', async (_, response) => {
    expect(await readAnd(response)).toMatchObject({ kind: 'surprise', mayHaveRun: false })
    expect(await writeAnd(response)).toMatchObject({ kind: 'surprise', mayHaveRun: true })
  })

  test('an empty 200 is a surprise where a body is needed', async () => {
    expect(await readAnd(() => new Response(''))).toMatchObject({ kind: 'surprise' })
    const { client } = withPanel(() => new Response(''))
    expect(
      await thrownBy(client.request(createApiKey({ description: 'd', allowedIps: [] }))),
    ).toMatchObject({
      kind: 'surprise',
      mayHaveRun: true,
    })
  })

  test('JSON under another content type is read', async () => {
    const body = '{"attributes":{"username":"u","email":"e@example.test"}}'
    const { client } = withPanel(
      () => new Response(body, { headers: { 'content-type': 'text/plain' } }),
    )
    expect(await client.request(accountEndpoint)).toMatchObject({
      username: 'u',
      id: null,
      admin: false,
    })
  })

  test('a report names paths and codes, never values', async () => {
    const body = { object: 'user', attributes: { username: ['s3cret-value'], email: 7 } }
    const thrown = await readAnd(() => json(body))
    if (!isFailure(thrown, 'surprise')) throw thrown
    expect(thrown.report).toContain('GET /account')
    expect(thrown.report).toContain('username: invalid_type; email: invalid_type')
    expect(`${thrown.report}${thrown.stack}${thrown.cause}`).not.toContain('s3cret')
    const broken = await readAnd(
      () => new Response('{"s3cret', { headers: { 'content-type': 'application/json' } }),
    )
    expect(`${JSON.stringify(broken)}${String(broken)}`).not.toContain('s3cret')
  })
})

test('whatever JSON arrives, only failures are thrown', async () => {
  const reads: ((client: Client) => Promise<unknown>)[] = [
    (client) => client.request(accountEndpoint),
    (client) => client.request(apiKeysEndpoint),
    (client) => client.request(sshKeysEndpoint),
    (client) => listActivity(client, { page: 1, perPage: 5 }),
    (client) => client.request(twoFactorSetupEndpoint),
    (client) => client.request(createApiKey({ description: 'd', allowedIps: [] })),
    (client) => client.request(addSshKey({ name: 'n', publicKey: 'k' })),
    (client) => client.request(enableTwoFactor({ code: 'c', password: 'p' })),
    (client) => signIn(client, { user: 'u', password: 'p' }),
    (client) => removeSshKey(client, 'a/b'),
  ]
  const key = fc.constantFrom(
    'object',
    'data',
    'attributes',
    'meta',
    'errors',
    'identifier',
    'relationships',
    'actor',
    'event',
    'code',
    'detail',
    'source_field',
    '__proto__',
    'constructor',
    'tokens',
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.dictionary(key, tie('value')),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }))
  const status = fc.constantFrom(200, 201, 400, 403, 404, 409, 422, 429, 500)
  await fc.assert(
    fc.asyncProperty(
      value,
      status,
      fc.constantFrom(...reads),
      async (body, answered, call) => {
        const { client } = withPanel(() => json(body, { status: answered }))
        await call(client).catch((error: unknown) => {
          if (!isFailure(error)) throw error
        })
      },
    ),
    { numRuns: 1000 },
  )
})
