import { createHash } from 'node:crypto'

import { Secret, TOTP } from 'otpauth'
import { afterEach, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { openBrowser } from './testing/browser-stub.ts'
import { differences, type Exchange, readDocument } from './testing/document.ts'
import type { Panel } from './types.ts'

const url = 'http://localhost:5173'
let panel: Panel

afterEach(() => panel.close())

/** The same bytes in every run, so that no text has another form by chance. */
function repeatable() {
  let count = 0
  return (bytes: number) =>
    Uint8Array.from(
      Array.from({ length: bytes }, () =>
        createHash('sha256').update(String(count++)).digest().readUInt8(),
      ),
    )
}

/** A panel of the document with its account, and what sends it requests as the document has them. */
async function open(name: string) {
  const document = readDocument(name)
  panel = createPanel({
    database: ':memory:',
    dialect: name,
    clock: () => Date.UTC(2026, 0, 5, 12),
    random: repeatable(),
    settings: { url, hashCost: 2, name: document.panel },
  })
  const { control } = panel
  const account = control.createAccount(document.account)
  const { usable } = control.createApiKey(account.id, {
    description: document.apiKey ?? '',
  })
  if (document.sshKey) {
    control.createSshKey(account.id, { name: 'My SSH Key', publicKey: document.sshKey })
  }
  control.replaceActivity(account.id, document.activity ?? [])
  const browser = openBrowser(panel)
  if (document.browser) {
    await browser.signIn(document.account.username, document.account.password)
  }
  const code = () => {
    const secret = Secret.fromBase32(control.twoFactorSecret(account.id) ?? '')
    return new TOTP({ secret }).generate({ timestamp: control.now() })
  }
  const send = ([method, path, body]: Exchange['request']) =>
    browser.send(
      method,
      path,
      body && 'code' in body && body['code'] === '123456'
        ? { ...body, code: code() }
        : body,
      document.browser ? {} : { authorization: `Bearer ${usable}` },
    )
  return { document, send }
}

const names = [0, 1, 2, 3, 4].map((number) => `document-00${number}`)

test.each(names)('%s answers as its examples have it', async (name) => {
  const { document, send } = await open(name)
  for (const { request, status, answer } of document.exchanges) {
    const given = await send(request)
    const what = `${request[0]} ${request[1]}`
    expect([what, given.status, differences(answer ?? '', given.data as never)]).toEqual([
      what,
      status,
      [],
    ])
  }
})

/** What a document has not, so that its profile refuses it. */
test.each([
  ['document-000', 'GET', '/api/client'],
  ['document-000', 'GET', '/api/client/account/activity'],
  ['document-000', 'GET', '/api/client/account/ssh-keys'],
  ['document-000', 'DELETE', '/api/client/account/two-factor'],
  ['document-000', 'PUT', '/api/client/account/username'],
  ['document-001', 'GET', '/api/client'],
  ['document-001', 'POST', '/api/client/account/two-factor/disable'],
  ['document-001', 'PUT', '/api/client/account/username'],
  ['document-002', 'GET', '/api/client'],
  ['document-002', 'GET', '/api/client/account/activity'],
  ['document-002', 'DELETE', '/api/client/account/two-factor'],
  ['document-003', 'GET', '/api/client'],
  ['document-003', 'GET', '/api/client/account'],
  ['document-003', 'POST', '/api/account/two-factor/disable'],
  ['document-003', 'DELETE', '/api/account/api-keys/x'],
  ['document-003', 'GET', '/api/account/ssh-keys'],
  ['document-003', 'GET', '/api/account/activity'],
  ['document-004', 'POST', '/api/client/account/two-factor/disable'],
  ['document-004', 'PUT', '/api/client/account/email'],
  ['document-004', 'PUT', '/api/client/account/password'],
  ['document-004', 'GET', '/api/client/account/api-keys'],
  ['document-004', 'GET', '/api/client/account/ssh-keys'],
  ['document-004', 'GET', '/api/client'],
])('%s has no %s %s', async (name, method, path) => {
  const { send } = await open(name)
  expect([404, 405]).toContain((await send([method, path])).status)
})
