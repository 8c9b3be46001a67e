import '#src/test/dom.ts'
import { setImmediate } from 'node:timers/promises'

import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { una } from '#src/test/account.ts'
import { refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

const call = 'POST /api/client/account/ssh-keys/remove'

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
  await person.click(await openSshKey(person, 'laptop'))
  await screen.findByRole('group', { name: 'laptop is removed.' })
  return page
}

/** The list with one key, `pc`, which was just added. */
async function addPc() {
  const page = await open()
  const { navigation, person } = page
  await navigation.go('/ssh-keys/add')
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await person.type(form.getByLabelText('Public key'), publicKey)
  await person.type(form.getByLabelText('Name'), 'pc')
  await person.click(form.getByRole('button', { name: 'Add key' }))
  await screen.findByRole('button', { name: 'pc' })
  await waitFor(() => expect(shown()).toEqual(['pc is added.']))
  return page
}

test('that a key is added is shown as it is spoken, until somebody has read it', async () => {
  const { person } = await addPc()
  expect(spoken()).toBe('pc is added.')
  await person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(shown()).toEqual([])
  expect(document.activeElement).not.toBe(document.body)
})

test('that a key is added is said for the arrival alone, and not again by way of Back', async () => {
  const { navigation } = await addPc()
  await navigation.go('/profile')
  await navigation.go(-1)
  await screen.findByRole('button', { name: 'pc' })
  expect(shown()).toEqual([])
})

test('that a key is added is not said of one that was removed since', async () => {
  const { person } = await addPc()
  await person.click(await openSshKey(person, 'pc'))
  await screen.findByRole('group', { name: 'pc is removed.' })
  expect(shown().join()).not.toMatch('is added')
})

test('that a key is added is not said to another account, whose key has the same name', async () => {
  const { queries } = await addPc()
  act(() => resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' }))
  // The panel of this test lists the same keys to both.
  await screen.findByRole('button', { name: 'pc' })
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(shown()).toEqual([])
})

const asItIs = (answer: Response) => answer
const refused = refusing(400, 'X', 'Not now.')

/** Asks for a removal that is answered, like this, once somebody has gone elsewhere. */
async function removeElsewhere(answer: ReturnType<typeof refusing> = asItIs) {
  const page = await open()
  const { panel, account, navigation, person, hold, count, rewrite } = page
  rewrite(call, answer)
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const held = hold(call)
  await person.click(await openSshKey(person, 'laptop'))
  await waitFor(() => expect(count(call)).toBe(1))
  await navigation.go('/activity')
  await screen.findByRole('heading', { name: 'Activity', level: 1 })
  return { ...page, held }
}

test('whoever went elsewhere hears that a key is removed, and of no undo, which is nowhere there', async () => {
  const { held } = await removeElsewhere()
  held.release()
  await waitFor(() => expect(spoken()).toBe('laptop is removed.'))
})

test('whoever went elsewhere hears that a key is not removed, and why', async () => {
  const { held } = await removeElsewhere(refused)
  held.release()
  await waitFor(() =>
    expect(spoken()).toBe('Removing laptop: The panel refused this. Not now.'),
  )
})

test.each([
  ['removed', asItIs],
  ['not removed', refused],
])('another account hears nothing of a key that was %s', async (_, answer) => {
  const { held, queries } = await removeElsewhere(answer)
  act(() => resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' }))
  held.release()
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await setImmediate()
  expect(document.body.textContent).not.toContain('laptop')
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
  const row = await screen.findByRole('button', { name: 'laptop' })
  await waitFor(() => expect(shown()).toEqual(['laptop is back.']))
  expect(spoken()).toBe('laptop is back.')
  expect(document.activeElement).toBe(row)
})
