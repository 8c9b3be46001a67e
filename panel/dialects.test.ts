import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { dialectNames } from './dialects/find.ts'
import { createPanel } from './panel.ts'
import { openBrowser } from './testing/browser-stub.ts'

async function signedIn(dialect: string) {
  const panel = createPanel({
    database: ':memory:',
    dialect,
    settings: { url: 'http://localhost:5173', hashCost: 2 },
  })
  const password = 'correct horse'
  panel.control.createAccount({ username: 'una', email: 'una@example.com', password })
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  return (method: string, path: string) =>
    browser.send(method, `/api/client/account${path}`, { password })
}

test.each([
  ['pterodactyl-1.11.7', 'DELETE', '/two-factor', 'POST', '/two-factor/disable', 404],
  ['pterodactyl-1.11.8', 'POST', '/two-factor/disable', 'DELETE', '/two-factor', 405],
] as const)(
  '%s turns two-factor off with %s %s, not with %s %s',
  async (dialect, method, path, otherMethod, otherPath, refusal) => {
    const send = await signedIn(dialect)
    expect((await send(otherMethod, otherPath)).status).toBe(refusal)
    expect((await send(method, path)).status).toBe(204)
  },
)

test('a path that knows other methods says which', async () => {
  const send = await signedIn('pterodactyl-1.11.8')
  const answer = await send('POST', '/api-keys/ptlc_12345678901')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'DELETE'])
})

test('a parameter has no slash, written out or not', async () => {
  const send = await signedIn('pterodactyl-1.11.8')
  expect((await send('DELETE', '/api-keys/a%2Fb')).status).toBe(404)
  expect((await send('DELETE', '/api-keys/a/b')).status).toBe(404)
})

const root = join(import.meta.dirname, '..')

test.each(dialectNames)('%s is a short file of that name, and in the README', (name) => {
  const text = readFileSync(join(root, `panel/dialects/${name}.ts`), 'utf8')
  expect(text).toContain(`name: '${name}'`)
  expect(text.split('\n').length).toBeLessThanOrEqual(61)
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`\`${name}\``)
})

test('an unknown dialect is refused by name', () => {
  expect(() => createPanel({ database: ':memory:', dialect: 'klingon' })).toThrow(
    'No dialect "klingon". There are: pterodactyl-1.11.8',
  )
})
