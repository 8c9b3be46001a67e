import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

const open = () => openPage('/nowhere')

/** What the announcer of the page has spoken last. */
const spoken = () =>
  document.querySelector('[role=status][aria-live=polite] > :last-child')?.textContent ?? ''
/** What the notices above the list say, each in one piece. */
const shown = () =>
  [...document.querySelectorAll('main [part=alert]')].map((notice) =>
    [...notice.querySelectorAll('p')].map(({ textContent }) => textContent).join(' '),
  )

/** The list with one key, `laptop`, which is removed. */
async function remove() {
  const page = await open()
  const { panel, account, navigation, person } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  await person.click(await screen.findByRole('button', { name: 'Remove laptop' }))
  await screen.findByRole('group', { name: 'laptop is removed.' })
  return page
}

test('that a key is added is shown as it is spoken, until somebody has read it', async () => {
  const { navigation, person } = await open()
  await navigation.go('/ssh-keys/add')
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await person.type(form.getByLabelText('Public key'), publicKey)
  await person.type(form.getByLabelText('Name'), 'pc')
  await person.click(form.getByRole('button', { name: 'Add key' }))
  await screen.findByRole('button', { name: 'Remove pc' })
  expect(spoken()).toBe('pc is added.')
  await waitFor(() => expect(shown()).toEqual(['pc is added.']))
  await person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(shown()).toEqual([])
  expect(document.activeElement).not.toBe(document.body)
})

test('that a key is added is not said of one that was removed since', async () => {
  const { navigation, person, panel, account } = await open()
  panel.control.createSshKey(account.id, { name: 'pc', publicKey })
  await navigation.go('/ssh-keys', { state: { said: 'isAdded', name: 'pc' } })
  await waitFor(() => expect(shown()).toEqual(['pc is added.']))
  await person.click(screen.getByRole('button', { name: 'Remove pc' }))
  await screen.findByRole('group', { name: 'pc is removed.' })
  expect(shown().join()).not.toMatch('is added')
})

test('a removal is spoken in the words that are shown', async () => {
  await remove()
  const [notice] = shown()
  expect(notice).toMatch(/^laptop is removed\. You can undo this /)
  expect(spoken()).toBe(notice)
})

test('that a key is back is shown as it is spoken', async () => {
  const { person } = await remove()
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  const row = await screen.findByRole('button', { name: 'Remove laptop' })
  await waitFor(() => expect(shown()).toEqual(['laptop is back.']))
  expect(spoken()).toBe('laptop is back.')
  expect(document.activeElement).toBe(row)
})
