import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

/** Two presses before anything is drawn, as on a page that is busy. */
const pressTwice = (button: HTMLElement) =>
  act(async () => {
    button.click()
    button.click()
  })
const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('a key that is deleted by two presses is asked for once', async () => {
  const { panel, account, navigation, person, count } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  await navigation.go('/api-keys')
  await person.click(await button('Bot'))
  await person.click(await button('Delete… Bot'))
  await pressTwice(await button('Delete key'))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(count(`DELETE /api/client/account/api-keys/${identifier}`)).toBe(1)
})

test('a key whose secret never came is replaced once by two presses', async () => {
  const { panel, account, navigation, person, count } = await openPage('/nowhere')
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/api-keys',
    fault: 'run-then-drop',
    run: true,
  })
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  await person.click(await button('Create key'))
  await pressTwice(await button('Delete it and make another'))
  await screen.findByRole('alertdialog', { name: /^Your key for / })
  // The lost one, and the one in its place.
  expect(count('POST /api/client/account/api-keys')).toBe(2)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('an SSH key is removed, and put back, once by two presses', async () => {
  const { panel, account, navigation, person, count } = await openPage('/nowhere')
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  await pressTwice(await openSshKey(person, 'laptop'))
  const removed = within(await screen.findByRole('group', { name: 'laptop is removed.' }))
  expect(count('POST /api/client/account/ssh-keys/remove')).toBe(1)
  await pressTwice(await removed.findByRole('button', { name: 'Undo' }))
  await button('laptop')
  expect(count('POST /api/client/account/ssh-keys')).toBe(1)
})
