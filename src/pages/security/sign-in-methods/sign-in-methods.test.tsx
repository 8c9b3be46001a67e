import '#src/test/dom.ts'
import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { labels, publicKey, row, settled, start, textOf } from './testing/start.tsx'

const day = 24 * 60 * 60 * 1000
const notCovered = 'Not covered by two-factor'

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
  expect(await textOf('Password on the web')).toMatch(/^Password on the webCovered by/)
  for (const label of ['Password over SFTP', 'SSH keyLaptop', '1 API key'])
    within(await row(label)).getByText(notCovered)
  expect(within(await row('1 API key')).queryByRole('listitem')).toBeNull()
})

const changing = ['Change password', '/profile#password']
const settingUp = ['Set up two-factor', '/security/two-factor']

test.each([
  ['on', /webCovered by.*password of una.*sign-in code or a recovery code/, changing],
  ['off', /Not covered.*is off: the password of una is enough/, settingUp],
  ['unknown', /Perhaps covered.*does not tell whether/, settingUp],
  ['elsewhere', /Perhaps covered.*handles two-factor sign-in itself/, changing],
] as const)(
  'with two-factor %s the password on the web says so',
  async (is, words, action) => {
    start().show({ twoFactor: is })
    await settled()
    const web = await row('Password on the web')
    expect(web.textContent).toMatch(words)
    const found = within(web).getAllByRole('link')
    expect(found.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      action,
    ])
    const sftp = within(await row('Password over SFTP'))
    sftp.getByText(notCovered)
    const change = sftp.getByRole('link', { name: 'Change password' })
    expect(change.getAttribute('href')).toBe('/profile#password')
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
  for (const each of [first, more])
    expect(within(each).getByRole('link').getAttribute('href')).toBe('/ssh-keys')
})

test('API keys are judged, the reasons name them, and keys lead to their pages', async () => {
  const { id, show, createSshKey, createApiKey } = start()
  createSshKey(id, { name: 'Laptop', publicKey: publicKey() })
  const long = 'x'.repeat(60)
  const bound = ['192.0.2.1']
  const open = createApiKey(id, { description: long, lastUsedAt: Date.now() })
  const idle = { allowedIps: bound, lastUsedAt: Date.now() - 91 * day }
  const old = createApiKey(id, { ...idle, description: 'Old' })
  const nameless = createApiKey(id, { ...idle, description: '' })
  // All of one name: only what stands behind it tells them apart.
  const unused = Array.from({ length: 7 }, () =>
    createApiKey(id, { description: 'New', allowedIps: bound }),
  )
  show()
  const keys = within(await row('10 API keys'))
  keys.getByText(/^Each has full access to the account/)
  expect(keys.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    `1 works from every address: ${'x'.repeat(48)}… (${open.identifier})`,
    `7 were never used: ${unused
      .slice(0, 5)
      .map(({ identifier }) => `New (${identifier})`)
      .join(', ')}, and 2 more`,
    `2 were not used for 90 days or longer: Old (${old.identifier}) and ${nameless.identifier}`,
  ])
  const see = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
  expect([see('See API keys'), see('See SSH keys')]).toEqual(['/api-keys', '/ssh-keys'])
})

test('recovery codes tell what is known, and that the rest is not', async () => {
  const { show } = start()
  show({ recoveryCodes: { madeAt: Date.now() - 3.5 * day, used: 2 } })
  expect(await textOf('Recovery codes')).toMatch(
    /Made 3 days ago .*2 of them were used\.Make new codes$/,
  )
  cleanup()
  show({ twoFactor: 'unknown' })
  expect(await textOf('Recovery codes')).toMatch(
    /If two-factor sign-in is on.*is not known.*How many are left is not known\.Make new codes$/,
  )
})
