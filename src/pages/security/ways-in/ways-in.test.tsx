import '#src/test/dom.ts'
import { generateKeyPairSync } from 'node:crypto'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { configureClient } from '#src/api/current.ts'
import { loadNamespace, switchLocale } from '#src/i18n/load.ts'
import { createBrowserStub } from '#src/test/browser-stub.ts'
import { origin } from '#src/test/origin.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import { createPanel } from '../../../../panel/panel.ts'
import type { PanelSettings } from '../../../../panel/types.ts'
import { WaysIn } from './ways-in.tsx'

const day = 24 * 60 * 60 * 1000
const sshKeysCall = '/api/client/account/ssh-keys'
const apiKeysCall = '/api/client/account/api-keys'
const notCovered = 'Two-factor does not cover this'

const una: Account = {
  id: 1,
  uuid: null,
  username: 'una',
  email: 'una@example.test',
  firstName: null,
  lastName: null,
  admin: false,
  language: 'en',
  twoFactorEnabled: null,
}

// A machine that is busy with other tests is slow, not wrong.
configure({ asyncUtilTimeout: 5000 })

beforeAll(async () => {
  await Promise.all((['errors', 'ways-in'] as const).map((each) => loadNamespace(each)))
  await switchLocale('en')
})
afterEach(cleanup)

/** A new public key, in the one line that people paste. */
function publicKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const fields = [Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')]
  const wire = fields.flatMap((field) => [Buffer.from([0, 0, 0, field.length]), field])
  return `ssh-ed25519 ${Buffer.concat(wire).toString('base64')}`
}

/** A panel with one account, signed in, and nothing shown yet; `answers` stand in for the panel's at their paths. */
function start(
  settings: Partial<PanelSettings> = {},
  answers: Record<string, () => Response | Promise<Response>> = {},
) {
  const panel = createPanel({
    database: ':memory:',
    settings: { url: origin, hashCost: 2, ...settings },
  })
  onTestFinished(() => panel.close())
  const { id } = panel.control.createAccount({
    username: una.username,
    email: una.email,
    password: 'pass',
  })
  const browser = createBrowserStub((request) => {
    const answer = answers[new URL(request.url).pathname]
    return answer ? Promise.resolve(answer()) : panel.fetch(request)
  }, origin)
  browser.setCookies(panel.control.createSession(id).cookie)
  configureClient({ baseUrl: '', auth: { mode: 'session' }, fetch: browser.fetch })
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: 'always' } },
  })
  onTestFinished(() => queries.clear())
  function show(props: Partial<ComponentProps<typeof WaysIn>> = {}) {
    render(
      <StrictMode>
        <MemoryRouter>
          <QueryClientProvider client={queries}>
            <WaysIn
              account={una}
              twoFactor="on"
              recoveryCodes={{ madeAt: null, used: null }}
              setUpPath="/security/two-factor"
              {...props}
            />
            <Announcer />
          </QueryClientProvider>
        </MemoryRouter>
      </StrictMode>,
    )
    return userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  }
  return { ...panel.control, id, show }
}

const labels = () => screen.getAllByRole('term').map((each) => each.textContent)

/** The row with this label, once it is there. */
async function row(label: string): Promise<HTMLElement> {
  return waitFor(() => {
    const term = screen.getAllByRole('term').find((each) => each.textContent === label)
    const found = term?.parentElement
    if (!found) throw new Error(`no row ${label}: ${labels().join(', ')}`)
    return found
  })
}

const textOf = async (label: string) => (await row(label)).textContent
const settled = () => waitFor(() => expect(screen.queryByText('Reading…')).toBeNull())

test('every way in is a row, and only the password on the web is covered', async () => {
  const { id, show, createSshKey, createApiKey } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  createApiKey(id, {
    description: 'Bot',
    allowedIps: ['192.0.2.1'],
    lastUsedAt: Date.now(),
  })
  show()
  await settled()
  expect(labels()).toEqual([
    'Password on the web',
    'Password over SFTP',
    'SSH keyLaptop',
    '1 API key',
    'Recovery codes',
  ])
  expect(await textOf('Password on the web')).toMatch(
    /^Password on the webTwo-factor covers/,
  )
  for (const label of ['Password over SFTP', 'SSH keyLaptop', '1 API key'])
    within(await row(label)).getByText(notCovered)
  expect(within(await row('1 API key')).queryByRole('listitem')).toBeNull()
})

test.each([
  ['on', /covers this.*password of una.*sign-in code or a recovery code/, 0],
  ['off', /does not cover this.*is off: the password of una is enough/, 1],
  ['unknown', /not known whether.*does not tell whether/, 0],
  ['elsewhere', /not known whether.*handles two-factor sign-in itself/, 0],
] as const)(
  'with two-factor %s the password on the web says so',
  async (is, words, links) => {
    start().show({ twoFactor: is })
    await settled()
    const web = await row('Password on the web')
    expect(web.textContent).toMatch(words)
    const found = within(web).queryAllByRole('link', { name: 'Set up two-factor' })
    expect(found.map((link) => link.getAttribute('href'))).toEqual(
      Array.from({ length: links }, () => '/security/two-factor'),
    )
    const sftp = within(await row('Password over SFTP'))
    sftp.getByText(notCovered)
    const change = sftp.getByRole('link', { name: 'Change password' })
    expect(change.getAttribute('href')).toBe('/profile')
    const hasCodes = is === 'on' || is === 'unknown'
    expect(labels().includes('Recovery codes')).toBe(hasCodes)
  },
)

test('an SSH key says when it was added and which it is; from the sixth on they are counted', async () => {
  const { id, show, createSshKey } = start()
  const added = Date.now() - 2.5 * day
  const prints = Array.from(
    { length: 7 },
    (_, at) =>
      createSshKey(id, { name: `Key ${at}`, publicKey: publicKey(), createdAt: added })
        .fingerprint,
  )
  show()
  const more = await row('and 2 more SSH keys')
  expect(labels().filter((label) => label?.startsWith('SSH key'))).toHaveLength(5)
  const first = await row('SSH keyKey 0')
  within(first).getByText('Opens SFTP without the password and without a sign-in code.')
  within(first).getByText(`${prints[0]?.slice(0, 12)}…`)
  expect(within(first).getByRole('time').textContent).toMatch(/^2 days ago/)
  for (const each of [first, more]) expect(within(each).queryByRole('link')).toBeNull()
})

test('API keys are judged, the reasons name them, and keys lead to their pages where there are such', async () => {
  const { id, show, createSshKey, createApiKey } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  const bound = ['192.0.2.1']
  createApiKey(id, { description: 'Open', lastUsedAt: Date.now() })
  createApiKey(id, {
    description: 'Old',
    allowedIps: bound,
    lastUsedAt: Date.now() - 91 * day,
  })
  for (let at = 1; at <= 7; at++)
    createApiKey(id, { description: `New ${at}`, allowedIps: bound })
  show({ apiKeysPath: '/api-keys', sshKeysPath: '/ssh-keys' })
  const keys = within(await row('9 API keys'))
  keys.getByText(/^Each has full access to the account/)
  expect(keys.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    '1 works from every address: Open',
    '7 were never used: New 1, New 2, New 3, New 4, New 5, and 2 more',
    '1 was not used for 90 days or longer: Old',
  ])
  const see = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
  expect([see('See API keys'), see('See SSH keys')]).toEqual(['/api-keys', '/ssh-keys'])
})

test('without keys one short line says so', async () => {
  start().show()
  await settled()
  expect(await textOf('SSH keys')).toBe('SSH keysNone: no key opens SFTP.')
  expect(await textOf('API keys')).toMatch(/^API keysNone: no program can use/)
})

test('a list that fails says so alone, and can be read again from there', async () => {
  const { id, show, createSshKey, createApiKey, failNext } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  createApiKey(id)
  const disarm = failNext({ path: sshKeysCall, fault: '500', times: 9 })
  const person = show()
  await row('1 API key')
  const alert = await screen.findByRole('alert')
  expect(await textOf('SSH keys')).toBe('SSH keysThis list could not be read.')
  disarm()
  await person.click(within(alert).getByRole('button', { name: 'Try again' }))
  await row('SSH keyLaptop')
  expect(screen.queryByRole('alert')).toBeNull()
  await waitFor(() =>
    expect(screen.getByRole('status').textContent).toBe('SSH keys: the list is here now.'),
  )
  expect(document.activeElement).toBe(
    screen.getByRole('heading', { name: 'Ways into this account' }),
  )
})

test('lists that are closed until two-factor is set up are no failure', async () => {
  start({ twoFactorRequired: 2 }).show({ twoFactor: 'off' })
  await settled()
  const closed = 'The panel shows them only when two-factor sign-in is set up.'
  expect(await textOf('SSH keys')).toBe(`SSH keys${closed}`)
  expect(await textOf('API keys')).toBe(`API keys${closed}`)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('what this panel does not have is left out', async () => {
  start({ missing: ['ssh-keys', 'api-keys'] }).show({ twoFactor: 'off' })
  await waitFor(() =>
    expect(labels()).toEqual(['Password on the web', 'Password over SFTP']),
  )
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a row that cannot be read is counted, and an empty list is not claimed', async () => {
  const good = { object: 'api_key', attributes: { identifier: 'ptlc_one' } }
  const odd = { object: 'api_key', attributes: {} }
  const list = (...data: unknown[]) => Response.json({ object: 'list', data })
  start(
    {},
    { [apiKeysCall]: () => list(good, odd, odd), [sshKeysCall]: () => list(odd) },
  ).show()
  await row('1 API key')
  expect(await textOf('API keys')).toBe('API keys2 keys could not be read.')
  expect(await textOf('SSH keys')).toBe('SSH keys1 key could not be read.')
  expect(screen.queryByText(/^None/)).toBeNull()
})

test('recovery codes tell what is known, and that the rest is not', async () => {
  const { show } = start()
  show({ recoveryCodes: { madeAt: Date.now() - 3.5 * day, used: 2 } })
  expect(await textOf('Recovery codes')).toMatch(/Made 3 days ago .*2 were used since\.$/)
  cleanup()
  show({ twoFactor: 'unknown' })
  expect(await textOf('Recovery codes')).toMatch(
    /If two-factor sign-in is on.*is not known.*does not tell how many are left\.$/,
  )
})
