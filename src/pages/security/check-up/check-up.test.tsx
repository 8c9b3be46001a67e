import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { keepReplaced } from '#src/keys/keep-replaced.ts'
import { calls, refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const day = 24 * 60 * 60 * 1000
const apiKeys = 'GET /api/client/account/api-keys'
const servers = 'GET /api/client'
const shortRsa = { publicKey: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAA' }

const region = () => screen.findByRole('region', { name: 'Check-up' })
/** Its lines, each as it is read out, once `last` is among them. */
async function lines(last: RegExp): Promise<string[]> {
  const card = await region()
  await within(card).findByText(last)
  // What is being read has no words yet.
  await waitFor(() => expect(within(card).queryByText('Reading…')).toBeNull())
  return within(card)
    .queryAllByRole('link')
    .map(({ textContent }) =>
      textContent
        .replaceAll(/[\u2068\u2069]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
}
const line = async (name: RegExp) =>
  within(await region()).findByRole('link', { name }, { timeout: 5000 })

test('what every page finds stands in one line for each reason, and leads there', async () => {
  const bound = ['192.0.2.1']
  const { account, panel, host, navigation, rewrite } = await openPage('/nowhere')
  const { control } = panel
  const now = control.now()
  const key = (more: object) => control.createApiKey(account.id, more).identifier
  const inUse = { allowedIps: bound, lastUsedAt: now }
  keepReplaced(host, key({ ...inUse, description: 'CI' }), key(inUse))
  for (const [at, description] of ['One', 'Two', 'Three', 'Four', 'Five'].entries())
    key({ description, lastUsedAt: now - (400 + at) * day })
  const unused = key({ createdAt: now - 8 * day, description: 'Bot' })
  // Whoever has just made one is about to use it.
  key({})
  key({ allowedIps: ['0.0.0.0/0'], lastUsedAt: now, description: '' })
  control.addActivity(account.id, [
    { event: 'auth:reset-password', timestamp: now - day, ip: '192.0.2.1' },
  ])
  rewrite(
    'GET /api/client/account/ssh-keys',
    () =>
      Response.json({
        object: 'list',
        data: ['pc', 'pc', 'old'].map((name, at) => ({
          object: 'ssh_public_key',
          attributes: {
            name,
            fingerprint: `f${at}`,
            public_key: name === 'old' ? shortRsa.publicKey : 'ssh-ed25519 AAAA',
            created_at: null,
          },
        })),
      }),
    Infinity,
  )
  await navigation.go('/security')
  const year = new Date(now - 400 * day).getFullYear()
  expect(await lines(/^1 thing to look at$/)).toEqual([
    'Activity 1 thing to look at',
    '1 API key replaced, still works CI',
    `5 API keys unused since ${year} or earlier One, Two, Three, and 2 more`,
    '1 API key never used Bot',
    expect.stringMatching(/^1 API key open to every address ptlc_/),
    '1 short RSA key old',
    '2 SSH keys with the names of others pc and pc',
  ])
  expect((await line(/^Activity/)).getAttribute('href')).toBe('/activity')
  // One is shown alone; several stand first in the list.
  expect((await line(/never used/)).getAttribute('href')).toBe(`/api-keys?q=${unused}`)
  expect((await line(/unused since/)).getAttribute('href')).toBe('/api-keys')
  expect((await line(/short RSA/)).getAttribute('href')).toBe('/ssh-keys?q=f2')
})

test('where all was read and there is nothing, so it is said, and nothing is pressed', async () => {
  const { account, panel, navigation } = await openPage('/nowhere')
  panel.control.createApiKey(account.id, { lastUsedAt: panel.control.now() })
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' },
  ])
  await navigation.go('/security')
  expect(await lines(/^Nothing to look at since /)).toEqual([])
  const card = await region()
  expect(within(card).getByText('API keys')).toBeTruthy()
  expect(within(card).getByText('Nothing to look at')).toBeTruthy()
  // Without keys there is nothing to say of them.
  expect(within(card).queryByText('SSH keys')).toBeNull()
})

test('what could not be read is said not to be, and is not nothing', async () => {
  const failing = refusing(500, 'HttpException', 'Down')
  const { rewrite, navigation } = await openPage('/nowhere')
  rewrite(apiKeys, failing, 9)
  rewrite(calls.activity, failing, 99)
  await navigation.go('/security')
  await line(/^API keys Could not be read$/)
  await line(/^Activity Could not be read$/)
  expect(within(await region()).queryByText(/^Nothing/)).toBeNull()
})

test('what the panel does not show is said to be that, as on the profile', async () => {
  const panelSays = refusing(403, 'AccessDeniedHttpException', 'No.')
  const { rewrite, navigation } = await openPage('/nowhere')
  rewrite(apiKeys, panelSays, 99)
  rewrite(calls.activity, panelSays, 99)
  await navigation.go('/security')
  await line(/^API keys The panel does not show this here$/)
  await line(/^Activity The panel does not show this here$/)
})

test('rows that could not be read are counted, beside what is found in the others', async () => {
  const { rewrite, navigation, panel, account } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { createdAt: 1 })
  const good = {
    object: 'api_key',
    attributes: { identifier, allowed_ips: [], last_used_at: null, created_at: null },
  }
  rewrite(apiKeys, () => Response.json({ object: 'list', data: [good, 7, 7] }), Infinity)
  await navigation.go('/security')
  await line(/^1 API key never used /)
  await line(/^API keys 2 keys could not be read\.$/)
})

test('who saves data is told that Activity is not read, and neither it nor the servers are', async () => {
  vi.stubGlobal('navigator', { ...navigator, connection: { saveData: true } })
  const { count, navigation } = await openPage('/nowhere')
  await navigation.go('/security')
  const activity = await line(/^Activity Not read, to save data$/)
  expect(activity.getAttribute('href')).toBe('/activity')
  await screen.findByText('SFTP with your password')
  expect(count(servers)).toBe(0)
  expect(screen.queryByText(/behind them/)).toBeNull()
  vi.unstubAllGlobals()
})

test('a page that is left out has no line, and is not read for one', async () => {
  const { account, panel, navigation } = await openPage('/nowhere', {
    dataset: { sections: 'security ssh-keys' },
  })
  panel.control.createApiKey(account.id, { createdAt: 1 })
  await navigation.go('/security')
  await screen.findByText('SFTP with your password')
  await waitFor(() => expect(screen.queryByText('Reading…')).toBeNull())
  expect(screen.queryByRole('region', { name: 'Check-up' })).toBeNull()
})

test('a panel without a feed is said to keep none', async () => {
  await openPage('/security', { settings: { missing: ['activity'] } })
  await within(await region()).findByText('Not kept by this panel')
})

test('few recovery codes are a line that leads to new ones, as above', async () => {
  const { account, panel, navigation } = await openPage('/nowhere')
  const now = panel.control.now()
  const row = (event: string, timestamp: number) => ({ event, timestamp, ip: '192.0.2.1' })
  panel.control.setTwoFactor(account.id, {
    secret: 'JBSWY3DPEHPK3PXP',
    recoveryCodes: ['aB3dE5gH0x'],
  })
  panel.control.addActivity(account.id, [
    row('user:two-factor.create', now - day),
    ...Array.from({ length: 8 }, (_, at) => row('auth:recovery-token', now - 60_000 + at)),
  ])
  await navigation.go('/security')
  const codes = await line(/^Recovery codes 2 left$/)
  expect(codes.getAttribute('href')).toBe('/security/recovery-codes')
})
