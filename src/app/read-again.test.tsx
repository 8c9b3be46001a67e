import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const day = 86_400_000
const list = async () => within(await screen.findByRole('table', { name: 'API keys' }))
/** The names of the keys. */
const rows = async () =>
  (await list()).getAllByRole('rowheader').map(({ textContent }) => textContent)

/** The page with its list of API keys, read. */
async function openKeys(...names: string[]) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  for (const description of names)
    panel.control.createApiKey(account.id, {
      description,
      createdAt: Date.now() - 100 * day,
    })
  await navigation.go('/api-keys')
  expect(await rows()).toHaveLength(names.length)
  return page
}

test('a key that was deleted leaves the list', async () => {
  const { person } = await openKeys('Old', 'New')
  await person.click(screen.getByRole('button', { name: 'Old' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Old' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await waitFor(async () => expect(await rows()).toEqual([expect.stringMatching(/^New/)]))
})

test('a key that was made stands in the list that was read before', async () => {
  const { person, navigation } = await openKeys('Old')
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'New')
  await person.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await person.click(await screen.findByRole('button', { name: 'Close without it' }))
  await waitFor(async () => expect(await rows()).toHaveLength(2))
})

test('a new password marks the keys that are older', async () => {
  const { person, navigation, account } = await openKeys('Old')
  const older = /Older than a password change/
  await person.click(screen.getByRole('button', { name: 'Old' }))
  await screen.findByText('Identifier')
  expect(screen.queryByText(older)).toBeNull()
  await navigation.go('/profile')
  const { submit } = await fillPasswordForm(person, account.password, 'battery staple 9')
  await submit()
  await screen.findByText('Sign out here now')
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: 'Old' }))
  await screen.findByText(older)
})
