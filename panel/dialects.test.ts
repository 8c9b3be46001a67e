import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'

import { createBrowserStub, detailOf } from './browser-stub.ts'
import { createPanel } from './panel.ts'
import { demoSshKeys } from './seed-ssh-keys.ts'

const password = 'correct horse'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

async function signedIn(dialect: string) {
  const panel = createPanel({
    database: ':memory:',
    dialect,
    settings: { url: 'http://localhost:5173', hashCost: 2 },
  })
  const person = { username: 'una', email: 'una@example.com', password }
  const account = panel.control.createAccount(person)
  const browser = createBrowserStub(panel)
  await browser.signIn('una', password)
  const send = (method: string, path: string, body?: unknown) =>
    browser.send(method, `/api/client/account${path}`, body)
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const arm = () =>
    panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aaaaaaaaaa'] })
  return { panel, account, send, code, arm }
}

const attributesOf = ({ data }: { data: unknown }) =>
  Object.keys((data as { attributes: object }).attributes)

test.each([
  ['pterodactyl-1.0', 'id admin username email first_name last_name language'],
  ['pterodactyl-1.11.7', 'id admin username email first_name last_name language'],
  ['jexactyl-4', 'id admin username email language'],
  [
    'pelican',
    'uuid username email language admin root_admin 2fa_enabled created_at updated_at',
  ],
])('%s shows its own account', async (dialect, attributes) => {
  const { send } = await signedIn(dialect)
  expect(attributesOf(await send('GET', ''))).toEqual(attributes.split(' '))
})

test.each([
  ['pterodactyl-1.0', 'DELETE', '/two-factor'],
  ['pterodactyl-1.9', 'DELETE', '/two-factor'],
  ['pterodactyl-1.11.8', 'POST', '/two-factor/disable'],
  ['pterodactyl-2.0', 'POST', '/two-factor/disable'],
])('%s turns two-factor off with %s %s', async (dialect, method, path) => {
  const { send } = await signedIn(dialect)
  expect((await send(method, path, { password })).status).toBe(204)
})

describe('two-factor', () => {
  test('needs no password on old panels', async () => {
    const { send, code, arm } = await signedIn('pterodactyl-1.8')
    arm()
    expect((await send('POST', '/two-factor', { code: code() })).status).toBe(200)
    const wrong = await send('POST', '/two-factor', { code: '000000' })
    expect(wrong.status).toBe(400)
  })

  test('is not in the API of Pelican', async () => {
    const { send } = await signedIn('pelican')
    const answer = await send('GET', '/two-factor')
    expect(detailOf(answer)).toContain('could not be found')
  })

  test('needs a code to be turned off on Jexactyl', async () => {
    const { send, code, arm } = await signedIn('jexactyl-4')
    arm()
    const off = (more: object) => send('DELETE', '/two-factor', { password, ...more })
    expect(detailOf(await off({}))).toContain('is required to disable')
    expect(detailOf(await off({ recovery_token: 'bbbbbbbbbb', code: code() }))).toBe(
      'The recovery token provided is not valid.',
    )
    expect((await off({ code: code() })).status).toBe(204)
    expect((await off({})).status).toBe(204)
  })
})

describe('SSH keys', () => {
  test('do not exist on 1.0', async () => {
    const { send } = await signedIn('pterodactyl-1.0')
    expect((await send('GET', '/ssh-keys')).status).toBe(404)
  })

  test.each(['pterodactyl-1.8', 'pelican'])(
    'are removed by path on %s, unless there is a slash',
    async (dialect) => {
      const { panel, account, send } = await signedIn(dialect)
      const remove = (fingerprint: string) =>
        send('DELETE', `/ssh-keys/${encodeURIComponent(fingerprint)}`)
      for (const { name, publicKey } of demoSshKeys) {
        const key = { name, publicKey }
        const { fingerprint } = panel.control.createSshKey(account.id, key)
        const expected = fingerprint.includes('/') ? 404 : 204
        expect((await remove(fingerprint)).status).toBe(expected)
      }
      expect(detailOf(await remove('nobody'))).toContain('requested resource')
    },
  )
})

test('activity has what its time had', async () => {
  const rows = async (dialect: string) => {
    const { send } = await signedIn(dialect)
    const { data } = await send('GET', '/activity?sort=-timestamp')
    return (data as { data: { attributes: Record<string, unknown> }[] }).data[0]
  }
  expect(Object.keys((await rows('pterodactyl-1.8'))?.attributes ?? {})).toEqual([
    'batch',
    'event',
    'ip',
    'description',
    'properties',
    'timestamp',
  ])
  expect((await rows('pelican'))?.attributes).not.toHaveProperty('batch')
})

test('2.0 names what activity can be filtered by', async () => {
  const { send, account } = await signedIn('pterodactyl-2.0')
  const users = [{ id: account.id, username: 'una', email: 'una@example.com' }]
  const { data } = await send('GET', '/activity/filters')
  expect(data).toEqual({ data: { events: ['auth:success'], users } })
})

test('Pelican lets people change their names', async () => {
  const { send, panel } = await signedIn('pelican')
  panel.control.createAccount({ username: 'ben', email: 'b@x.test', password })
  expect((await send('PUT', '/username', { username: 'ben', password })).status).toBe(422)
  expect((await send('PUT', '/username', { username: 'una2', password })).status).toBe(204)
  expect((await send('GET', '')).data).toMatchObject({ attributes: { username: 'una2' } })
})

test('old panels take no ranges of addresses, and five keys', async () => {
  const { send } = await signedIn('pterodactyl-1.8')
  const create = (allowed_ips: string[]) =>
    send('POST', '/api-keys', { description: 'key', allowed_ips })
  expect((await create(['10.0.0.0/8'])).status).toBe(422)
  for (let turn = 0; turn < 5; turn += 1) {
    expect((await create(['10.0.0.1'])).status).toBe(200)
  }
  expect((await create([])).status).toBe(400)
})

test('a path that knows other methods says which', async () => {
  const { send } = await signedIn('pterodactyl-1.11.8')
  const answer = await send('GET', '/api-keys/ptlc_12345678901')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'DELETE'])
})

describe('the documents', () => {
  test('000: a key in two odd halves works, an address is refused the old way', async () => {
    const { send, panel } = await signedIn('document-000')
    const { data } = await send('POST', '/api-keys', { description: 'key' })
    const { attributes, meta } = data as {
      attributes: { identifier: string }
      meta: { secret_token: string }
    }
    expect(meta.secret_token).toMatch(/^ptlc_\w{32}$/)
    const authorization = `Bearer ${attributes.identifier}${meta.secret_token}`
    const used = await panel.fetch(
      new Request('http://localhost:5173/api/client/account', {
        headers: { accept: 'application/json', authorization },
      }),
    )
    expect(used.status).toBe(200)
    const refused = await send('PUT', '/email', { email: 'x', password })
    expect(refused).toMatchObject({
      status: 400,
      data: { errors: [{ code: 'email', source: { field: 'email' } }] },
    })
    expect((await send('PUT', '/email', { email: 'x@y.test', password })).status).toBe(201)
    expect(detailOf(await send('DELETE', '/api-keys/nobody'))).toContain('encountered')
  })

  test('001: flat lists, and one SSH key instead of a list', async () => {
    const { send, panel, account } = await signedIn('document-001')
    expect((await send('POST', '/api-keys', {})).status).toBe(200)
    const keys = await send('GET', '/api-keys')
    expect(keys.data).toMatchObject({ data: [{ description: '' }] })
    const [first] = demoSshKeys
    panel.control.createSshKey(account.id, { name: 'one', publicKey: first.publicKey })
    const sshKeys = await send('GET', '/ssh-keys')
    expect(sshKeys.data).toMatchObject({ data: { name: 'one' } })
    const activity = await send('GET', '/activity')
    expect(activity.data).toMatchObject({ data: [{ event: 'auth.success' }, {}] })
    expect(activity.data).not.toHaveProperty('meta')
  })

  test('002: a picture, and three short recovery codes', async () => {
    const { send, code, arm } = await signedIn('document-002')
    expect((await send('GET', '/two-factor')).data).toMatchObject({
      data: {
        image_url_data: expect.stringMatching(/^data:image\/png;base64,/),
        secret: expect.stringMatching(/^[A-Z2-7]{16}$/),
      },
    })
    arm()
    const { data } = await send('POST', '/two-factor', { code: code(), password })
    const { tokens } = (data as { attributes: { tokens: string[] } }).attributes
    expect(tokens.map((token) => token.length)).toEqual([8, 8, 8])
  })

  test('003: a key is made with 201 and stays', async () => {
    const { send } = await signedIn('document-003')
    expect((await send('POST', '/api-keys', { description: 'key' })).status).toBe(201)
    expect((await send('DELETE', '/api-keys/key')).status).toBe(404)
  })

  test('004: nothing of two-factor is left once it is off', async () => {
    const { send, panel, account, arm } = await signedIn('document-004')
    arm()
    expect((await send('DELETE', '/two-factor', { password })).status).toBe(204)
    expect(panel.control.twoFactorSecret(account.id)).toBeNull()
  })
})

test('a hostile panel answers with rows that are none, and refuses without a word', async () => {
  const { send } = await signedIn('hostile')
  const { data } = await send('GET', '/activity')
  expect((data as { data: unknown[] }).data).toContain(null)
  expect(detailOf(await send('PUT', '/email', { email: 'x', password }))).toBe('')
})

test('an unknown dialect is refused by name', () => {
  expect(() => createPanel({ database: ':memory:', dialect: 'klingon' })).toThrow(
    'No dialect "klingon". There are: pterodactyl-1.11.8',
  )
})
