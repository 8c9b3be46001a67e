import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { una } from '#src/test/account.ts'
import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

/** What the notices above the list say. */
const shown = () =>
  [...document.querySelectorAll('main [part=alert] p')].map(
    ({ textContent }) => textContent,
  )

/** The list after the key `Bot` was created and stored. */
async function createBot() {
  const page = await openPage('/nowhere')
  const { navigation, person } = page
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  await person.click(form.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  pasteBack(dialog, dialog.getByLabelText('The key').textContent)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await screen.findByRole('button', { name: 'Bot' })
  return page
}

test('that a key was created is shown above the list until somebody has read it', async () => {
  const { person } = await createBot()
  await waitFor(() => expect(shown()).toEqual(['The API key Bot was created.']))
  await person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(shown()).toEqual([])
  expect(document.activeElement).not.toBe(document.body)
})

test('that a key was created is not said of one that the list has no more', async () => {
  const { person } = await createBot()
  await waitFor(() => expect(shown()).toHaveLength(1))
  await person.click(screen.getByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(shown()).toEqual([]))
})

test('that a key was created is not said to another account', async () => {
  const { queries } = await createBot()
  await waitFor(() => expect(shown()).toHaveLength(1))
  act(() => resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' }))
  // The panel of this test lists the same keys to both.
  await screen.findByRole('button', { name: 'Bot' })
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(shown()).toEqual([])
})

test('that a key was created is said for the arrival alone, and not again by way of Back', async () => {
  const { navigation } = await createBot()
  await waitFor(() => expect(shown()).toHaveLength(1))
  await navigation.go('/profile')
  await navigation.go(-1)
  await screen.findByRole('button', { name: 'Bot' })
  expect(shown()).toEqual([])
})
