import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
const remove = 'POST /api/client/account/ssh-keys/remove'
const list = 'GET /api/client/account/ssh-keys'

/** The list with one key, `laptop`, and the button that removes it. */
async function open() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const button = await openSshKey(person, 'laptop')
  return { ...page, press: () => person.click(button) }
}

/** The page is loaded again. */
async function reload(
  { unmount, perch, ...on }: Awaited<ReturnType<typeof openPage>>,
  path = '/ssh-keys',
) {
  unmount()
  perch.dispose()
  return openPage(path, { on })
}

const main = () => document.querySelector('main')?.textContent

test('a key whose removal was on its way when the page was loaded again goes from the list, and both is said', async () => {
  const page = await open()
  const removal = page.late(remove)
  await page.press()
  await waitFor(() => expect(page.count(remove)).toBe(1))
  const pass = letTimePass(true)
  await reload(page)
  await screen.findByText('Nobody has heard what became of a deletion')
  expect(main()).toContain('You asked here to delete laptop. It may still happen.')
  expect(screen.getByRole('button', { name: 'laptop' })).toBeTruthy()
  expect(await removal.act()).toBe(204)
  await pass(10_000)
  await waitFor(() => expect(screen.queryByRole('button', { name: 'laptop' })).toBeNull())
  // Shown and spoken.
  await waitFor(() => expect(screen.getAllByText('“laptop” is deleted.')).toHaveLength(2))
  expect(main()).not.toContain('Nobody has heard')
  const read = page.count(list)
  await pass(120_000)
  expect(page.count(list) - read).toBeLessThan(6)
})

test('a key that was removed is not told of again once the page is loaded again', async () => {
  const page = await open()
  await page.press()
  await screen.findByRole('group', { name: 'laptop is removed.' })
  await reload(page)
  await screen.findByText('No SSH keys yet')
  expect(main()).not.toMatch(/Nobody has heard|deleted/)
})

/** A key was being added when the page was loaded again, at this address. */
async function reloadWhileAdding(path: string) {
  const before = await openPage('/ssh-keys/add')
  const adding = before.late('POST /api/client/account/ssh-keys')
  await before.person.type(await screen.findByLabelText('Public key'), publicKey)
  await before.person.type(screen.getByLabelText('Name'), 'laptop')
  await before.person.click(screen.getByRole('button', { name: 'Add key' }))
  await waitFor(() => expect(before.count('POST /api/client/account/ssh-keys')).toBe(1))
  const pass = letTimePass(true)
  return { ...(await reload(before, path)), adding, pass }
}

test.each(['/ssh-keys', '/ssh-keys/add'])(
  'a key that was being added when the page was loaded again may still come, which is said on %s, and that it has',
  async (path) => {
    const { adding, pass } = await reloadWhileAdding(path)
    await screen.findByText('Nobody has heard whether an SSH key was added')
    expect(main()).toContain('there is no need to add it again yet')
    expect(await adding.act()).toBe(200)
    await pass(4_000)
    await waitFor(() => expect(screen.getAllByText('“laptop” is added.')).toHaveLength(2))
    expect(main()).not.toContain('Nobody has heard')
    if (path === '/ssh-keys')
      expect(screen.getByRole('button', { name: 'laptop' })).toBeTruthy()
  },
)

test('a key that does not come is waited for no longer than a minute', async () => {
  const { count, pass } = await reloadWhileAdding('/ssh-keys')
  await screen.findByText('Nobody has heard whether an SSH key was added')
  await pass(64_000)
  expect(
    screen.getAllByText(/the list did not have “laptop”\. You can add it again/),
  ).toHaveLength(2)
  expect(main()).not.toContain('Nobody has heard')
  const read = count(list)
  await pass(60_000)
  expect(count(list)).toBe(read)
})
