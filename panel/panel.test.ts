import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { createPanel } from './panel.ts'
import { detailOf, openBrowser } from './testing/browser-stub.ts'
import type { Panel, PanelAccount } from './types.ts'

const url = 'http://localhost:5173'
const settings = { url, hashCost: 16 }
const person = { username: 'una', email: 'una@example.com', password: 'correct horse' }

let panel: Panel
let una: PanelAccount

beforeEach(() => {
  panel = createPanel({ database: ':memory:', settings })
  una = panel.control.createAccount(person)
})

async function signedIn(on: Panel = panel) {
  const browser = openBrowser(on)
  await browser.signIn(person.username, person.password)
  return browser
}

describe('a write', () => {
  test('of a browser needs its token; the password is not even looked at', async () => {
    const browser = await signedIn()
    browser.deleteCookie('XSRF-TOKEN')
    const body = { email: 'new@example.com', password: person.password }
    const refused = await browser.put('/api/client/account/email', body)
    expect(detailOf(refused)).toBe('CSRF token mismatch.')
    const { data } = await browser.get('/api/client/account')
    expect(data).toMatchObject({ attributes: { email: person.email } })
  })

  test('that arrives twice at once is done once', async () => {
    const other = { ...person, username: 'ben', email: 'ben@example.com' }
    panel.control.createAccount(other)
    const ben = openBrowser(panel)
    await ben.signIn('ben', other.password)
    const browsers = [await signedIn(), ben]
    const body = { email: 'wanted@example.com', password: person.password }
    const answers = await Promise.all(
      browsers.map((browser) => browser.put('/api/client/account/email', body)),
    )
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      204, 422,
    ])
  })

  test('and its row of activity are written together or not at all', async () => {
    const file = join(tmpdir(), `panel-${process.pid}.sqlite`)
    const onDisk = createPanel({ database: file, settings })
    onDisk.control.createAccount(person)
    const browser = await signedIn(onDisk)
    const beside = new DatabaseSync(file)
    beside.exec(
      `CREATE TRIGGER full BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    const body = { description: 'never' }
    const broken = await browser.post('/api/client/account/api-keys', body)
    expect(broken.status).toBe(500)
    silence.mockRestore()
    beside.exec('DROP TRIGGER full')
    const { data } = await browser.get('/api/client/account/api-keys')
    expect(data).toEqual({ object: 'list', data: [] })
    expect(await browser.events()).toEqual(['auth:success'])
    beside.close()
    onDisk.close()
    await Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end, { force: true })))
  })
})

test('a change of password ends other sessions when they load a page, not before', async () => {
  const [here, there] = [await signedIn(), await signedIn()]
  await there.get('/account')
  await here.put('/api/client/account/password', {
    current_password: person.password,
    password: 'battery staple',
    password_confirmation: 'battery staple',
  })
  expect((await there.get('/api/client/account')).status).toBe(200)
  const page = await there.send('GET', '/account', undefined, { accept: 'text/html' })
  expect(page.headers.get('location')).toBe(`${url}/auth/login`)
  expect((await there.get('/api/client/account')).status).toBe(401)
  expect((await here.get('/api/client/account')).status).toBe(200)
})

test('settings count from the next request on', async () => {
  const browser = await signedIn()
  panel.control.set({ twoFactorRequired: 2 })
  expect((await browser.get('/api/client/account/api-keys')).status).toBe(400)
  panel.control.set({ twoFactorRequired: 0, maintenance: true })
  expect((await browser.get('/api/client/account/api-keys')).status).toBe(503)
  panel.control.set({ maintenance: false })
  expect((await browser.get('/api/client/account/api-keys')).status).toBe(200)
})

describe('a key', () => {
  const withKey = (usable: string, address: string, path = '/api/client/account') =>
    panel.fetch(
      new Request(url + path, {
        headers: { accept: 'application/json', authorization: `Bearer ${usable}` },
      }),
      { address },
    )

  test('works from the addresses it is for, and its refusals are written down', async () => {
    const key = panel.control.createApiKey(una.id, { allowedIps: ['192.0.2.0/24'] })
    expect((await withKey(key.usable, '192.0.2.9')).status).toBe(200)
    expect((await withKey(key.usable, '203.0.113.1')).status).toBe(403)
    expect(await (await signedIn()).events()).toContain('auth:ip-blocked')
  })

  test('has the form of a real one, and only its hash is kept', async () => {
    const file = join(tmpdir(), `panel-keys-${process.pid}.sqlite`)
    const onDisk = createPanel({ database: file, settings })
    const { id } = onDisk.control.createAccount(person)
    const { identifier, usable } = onDisk.control.createApiKey(id)
    onDisk.close()
    const bytes = await readFile(file)
    await rm(file)
    expect(usable).toMatch(/^ptlc_\w{43}$/)
    expect(bytes.includes(identifier)).toBe(true)
    expect(bytes.includes(usable.slice(16))).toBe(false)
    expect(bytes.includes(person.password)).toBe(false)
  })
})

test('the clock of the panel is in its answers', async () => {
  const clock = () => Date.UTC(2030, 0, 1)
  const later = createPanel({ database: ':memory:', clock, settings })
  const { headers } = await openBrowser(later).get('/api/client/account')
  expect(headers.get('date')).toBe('Tue, 01 Jan 2030 00:00:00 GMT')
})

afterEach(() => panel.close())
