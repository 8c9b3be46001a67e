import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { paths, sectionOf, sections, type SectionName } from '#src/lib/paths.ts'
import { keepSecuringList } from '#src/session/keep-securing.ts'
import { accountQueries } from '#src/session/queries.ts'
import { recoveryCodeUsed } from '#src/session/recovery-code-used.ts'
import { fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

type Options = NonNullable<Parameters<typeof openPage>[1]>

const sshKey = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`

/** The page at `path` with only so many sections. */
const open = (path: string, shown: string, options: Options = {}) =>
  openPage(path, { ...options, dataset: { sections: shown } })

/** The page at `path` with all sections but one. */
const openWithout = (path: string, section: SectionName, options?: Options) =>
  open(path, sections.filter((each) => each !== section).join(' '), options)

/** Sections that the links on screen lead to. */
const linked = () =>
  new Set(
    screen
      .queryAllByRole<HTMLAnchorElement>('link', { hidden: true })
      .map((link) => sectionOf(link.getAttribute('href') ?? '')),
  )

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

const titles: Record<SectionName, string> = {
  profile: 'Profile',
  security: 'Security',
  'api-keys': 'API keys',
  'ssh-keys': 'SSH keys',
  activity: 'Activity',
}

/** What each page says last of what `live` gives. */
const last: Record<SectionName, RegExp> = {
  profile: /^una@example\.test$/,
  security: /^Acts as you, from any program\.$/,
  'api-keys': /^Backups$/,
  'ssh-keys': /^No SSH keys yet$/,
  activity: /^2 things to look at$/,
}

/** Gives somebody what the pages speak of: a key, which was refused, and a link to a new password. */
const live: NonNullable<Options['before']> = ({ panel, account }) => {
  const now = panel.control.now()
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backups' })
  panel.control.addActivity(account.id, [
    {
      event: 'auth:ip-blocked',
      timestamp: now - 60_000,
      ip: '192.0.2.9',
      isApi: true,
      properties: { identifier },
    },
    { event: 'auth:reset-password', timestamp: now - 86_400_000, ip: '192.0.2.1' },
  ])
}

test.each(sections)('without %s no page has a link to it', async (section) => {
  const { person } = await openWithout('/', section, { before: live })
  for (const each of sections.filter((one) => one !== section)) {
    await person.click(
      within(screen.getByRole('navigation')).getByRole('link', { name: titles[each] }),
    )
    await heading(titles[each])
    await screen.findAllByText(last[each])
    expect(linked()).not.toContain(section)
  }
})

test.each([
  ['/security/two-factor', 'Security', 'ssh-keys profile', 'SSH keys'],
  ['/security/nothing', 'Security', 'profile', 'Profile'],
  ['/profile', 'Profile', 'activity', 'Activity'],
  ['/api-keys/create?from=a', 'API keys', 'security', 'Security'],
])(
  '%s is no page where its section is left out, and the navigation stays',
  async (...told) => {
    const [path, left, shown, first] = told
    const { person, navigation } = await open(path, shown)
    await heading('There is no page here')
    expect(
      screen.getByText(
        `There is no page for ${left} here. The panel may have one elsewhere.`,
      ),
    ).toBeTruthy()
    expect(navigation.place().pathname + navigation.place().search).toBe(path)
    const nav = within(screen.getByRole('navigation', { name: 'Account' }))
    expect(nav.getByRole('link', { name: first })).toBeTruthy()
    await person.click(screen.getByRole('link', { name: `Go to ${first}` }))
    await heading(first)
  },
)

test('an address that is nobody’s leads to the first section, too', async () => {
  await open('/nowhere', 'activity security')
  await heading('There is no page here')
  expect(screen.getByText(/may be mistyped/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go to Activity' })).toBeTruthy()
})

const required = { settings: { twoFactorRequired: 2 } } as const

test('two-factor that is required is set up elsewhere where Security is left out', async () => {
  await openWithout('/api-keys/create', 'security', required)
  const elsewhere = /It is set up elsewhere in the panel: there is no page for it here\./
  await screen.findByText('This panel requires two-factor sign-in')
  // In the banner, and in place of the form.
  await waitFor(() => expect(screen.getAllByText(elsewhere)).toHaveLength(2))
  expect(screen.queryByRole('link', { name: 'Set up two-factor' })).toBeNull()
})

test('a recovery code that was used is spoken of without ways that are not there', async () => {
  const { queries, host, person, navigation } = await openWithout('/profile', 'security')
  const account = queries.getQueryData(accountQueries.me().queryKey)
  act(() => {
    if (account) recoveryCodeUsed(host).note(account)
  })
  await navigation.go('/activity')
  await screen.findByText(/There is no page for either here: look elsewhere in the panel\./)
  expect(linked()).not.toContain('security')
  await person.click(screen.getByRole('button', { name: 'Hide this' }))
  expect(screen.queryByText(/There is no page for either/)).toBeNull()
})

test('the steps against a stranger say which of them have no page', async () => {
  await open('/activity/not-me', 'activity', {
    before({ panel, account }) {
      panel.control.createApiKey(account.id, { description: 'Backdoor' })
    },
  })
  const steps = within(await screen.findByRole('list', { name: 'Steps' }))
  const elsewhere = 'There is no page for this here: look for it elsewhere in the panel.'
  for (const name of [/Backdoor/, 'Change your password', /two-factor/]) {
    const row = within(
      steps
        .getAllByRole('listitem')
        .find((item) => within(item).queryAllByText(name).length > 0) ?? document.body,
    )
    expect(row.getByText(elsewhere)).toBeTruthy()
    expect(row.queryByRole('link')).toBeNull()
  }
  expect(steps.getByRole('button', { name: 'Sign out' })).toBeTruthy()
  expect([...linked()].filter((each) => each !== null)).toEqual(['activity'])
})

test('a key that was refused is spoken of, and that it has no page', async () => {
  await openWithout('/activity', 'api-keys', { before: live })
  await screen.findByText(/^API key .*Backups.* was refused$/)
  expect(screen.getByText(/There is no page for API keys here/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Look at this key' })).toBeNull()
})

test('a new password speaks of keys, and leads only where there is a page', async () => {
  const { person } = await openWithout('/profile', 'api-keys', {
    before({ panel: { control }, account: { id } }) {
      control.createApiKey(id)
      control.createSshKey(id, { name: 'Laptop', publicKey: sshKey })
    },
  })
  const { submit } = await fillPasswordForm(person, 'correct horse', 'battery staple 9')
  await submit()
  await screen.findByRole('link', { name: '1 SSH key' })
  await screen.findByText('1 API key keeps working.')
  expect(screen.queryByRole('link', { name: '1 API key' })).toBeNull()
})

test('the list against a stranger is not led back to where it is left out', async () => {
  const { queries, host, navigation, perch } = await openPage('/profile')
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (account) keepSecuringList(host, account, paths.notMe())
  await navigation.go('/security')
  await screen.findByText('Securing your account')
  await act(() => perch.update({ sections: ['security'] }))
  expect(screen.queryByText('Securing your account')).toBeNull()
})

test.each(['/security/new-phone', '/profile', '', '//evil.test'])(
  'a sign-in on the way to %j leads to the first section there is',
  async (to) => {
    const { navigation } = await open(
      `/sign-in?${new URLSearchParams({ to })}`,
      'ssh-keys activity',
    )
    await heading('SSH keys')
    expect(navigation.place().pathname).toBe('/ssh-keys')
  },
)

test('who is signed in goes back to their account from the page for a forgotten password', async () => {
  const { person } = await openWithout('/sign-in/forgot', 'profile')
  await person.click(await screen.findByRole('link', { name: 'Back to your account' }))
  await heading('Security')
})
