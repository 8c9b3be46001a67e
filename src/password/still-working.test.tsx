import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { refusing } from '#src/test/panel.ts'
import { fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'
const sftp = { ip: 'sftp.example.net', port: 2022 }
const apiKeys = 'GET /api/client/account/api-keys'
const sshKeys = 'GET /api/client/account/ssh-keys'
const servers = 'GET /api/client'

type Page = Awaited<ReturnType<typeof openPage>>

/** The profile of somebody with three API keys, one SSH key and four servers. */
async function open(before?: (page: Page) => void) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  const { control } = panel
  for (const name of ['one', 'two', 'three'])
    control.createApiKey(account.id, { description: name })
  control.createSshKey(account.id, {
    name: 'Laptop',
    publicKey: `${line}${'A'.repeat(43)}`,
  })
  for (const name of 'abcd') control.createServer(account.id, { name, sftp })
  before?.(page)
  await navigation.go('/profile')
  return page
}

/** Changes the password. Gives what is said afterwards, line by line. */
async function change({ person }: Page, from = 'correct horse', next = 'battery staple 9') {
  await screen.findByRole('button', { name: 'Change password' })
  const { submit } = await fillPasswordForm(person, from, next)
  await submit()
  const done = await screen.findByRole('button', { name: 'Sign out here now' })
  const notice = done.closest<HTMLElement>('[part=alert]')
  if (!notice) throw new Error('It is in no notice')
  return {
    notice,
    lines: () =>
      within(notice)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent)
        .slice(3),
  }
}

test('what a new password does not stop is said with its numbers, which lead there', async () => {
  const page = await open()
  const { notice, lines } = await change(page)
  await waitFor(() =>
    expect(lines()).toEqual([
      '3 API keys keep working.',
      '1 SSH key keeps working.',
      'SFTP on 4 servers uses the new password from now on.',
    ]),
  )
  const leads = within(notice)
    .getAllByRole('link')
    .map((link) => `${link.textContent} ${link.getAttribute('href')}`)
  expect(leads).toEqual([
    '3 API keys /api-keys',
    '1 SSH key /ssh-keys',
    'SFTP on 4 servers /ssh-keys',
  ])
})

test('a list that was not read, or of which some could not be, has no number', async () => {
  const page = await open(({ rewrite }) => {
    rewrite(sshKeys, refusing(400, 'HttpException', 'No.'), 99)
    rewrite(
      servers,
      () => Response.json({ object: 'list', data: [{ object: 'other' }] }),
      99,
    )
  })
  const { lines } = await change(page)
  await waitFor(() => expect(lines()[0]).toBe('3 API keys keep working.'))
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  expect(lines().slice(1)).toEqual([
    'SSH keys keep working.',
    'SFTP uses the new password from now on.',
  ])
})

test('a number that was read long ago is read again before it is said', async () => {
  const page = await open()
  const { queries, panel, account, hold } = page
  await waitFor(() => expect(queries.getQueryData(['api-keys'])).toBeTruthy())
  await queries.invalidateQueries({ queryKey: ['api-keys'], refetchType: 'none' })
  panel.control.createApiKey(account.id)
  const held = hold(apiKeys)
  const { lines } = await change(page)
  expect(lines()[0]).toBe('API keys keep working.')
  held.release()
  await waitFor(() => expect(lines()[0]).toBe('4 API keys keep working.'))
})

test('a number that was read just before the change is read again before it is said', async () => {
  const page = await open()
  const { queries, panel, account, hold, rewrite } = page
  await waitFor(() => expect(queries.getQueryData(['api-keys'])).toBeTruthy())
  panel.control.createApiKey(account.id)
  const held = hold(apiKeys)
  const { lines } = await change(page)
  expect(lines()[0]).toBe('API keys keep working.')
  held.release()
  await waitFor(() => expect(lines()[0]).toBe('4 API keys keep working.'))
  // Of another change nothing is said that was read for this one, also where it cannot be read again.
  rewrite(apiKeys, refusing(400, 'HttpException', 'No.'), 99)
  const again = await change(page, 'battery staple 9', 'copper lantern')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(again.lines()[0]).toBe('API keys keep working.')
})

test('no live region reads it again as numbers come into it', async () => {
  const { notice } = await change(await open())
  await within(notice).findByText(/3 API keys/)
  expect(within(notice).queryByRole('status')).toBeNull()
  expect(notice.closest('[role=status], [aria-live]')).toBeNull()
  // Whom focus leads there hears what happened, once.
  expect(document.activeElement?.textContent).toBe('Password changed.')
})

test('what the panel does not have is not spoken of', async () => {
  const page = await open(({ panel }) => panel.control.set({ missing: ['ssh-keys'] }))
  const { lines } = await change(page)
  await waitFor(() =>
    expect(lines()).toEqual([
      '3 API keys keep working.',
      'SFTP on 4 servers uses the new password from now on.',
    ]),
  )
})

test('nothing is read for who saves data', async () => {
  vi.stubGlobal('navigator', { ...navigator, connection: { saveData: true } })
  try {
    const page = await open()
    const { navigation } = page
    // What they opened before is no number of after the change.
    await navigation.go('/api-keys')
    await screen.findByRole('table', { name: 'API keys' })
    const before = page.count(apiKeys)
    await navigation.go('/profile')
    const { lines } = await change(page)
    expect(lines()).toEqual([
      'API keys keep working.',
      'SSH keys keep working.',
      'SFTP uses the new password from now on.',
    ])
    const read = [apiKeys, sshKeys, servers].map((call) => page.count(call))
    expect(read).toEqual([before, 0, 0])
  } finally {
    vi.unstubAllGlobals()
  }
})
