import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { fakeLocks } from '#src/pages/security/tab-lock/testing/fake-locks.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'
import { openPage } from '#src/test/render.tsx'

const create = 'POST /api/client/account/api-keys'
const waits = /This browser is creating another key/
const asks = 'A key like this one is there already'

/** The form with a description in it, while another tab creates a key; `over`: it is done. */
async function openBesideAnother() {
  const page = await openPage('/nowhere')
  const { person, navigation, panel, account, host } = page
  const locks = fakeLocks()
  host.locks = () => locks
  const other = Promise.withResolvers<void>()
  void locks.request(panelScopedName(host, 'create-api-key'), {}, () => other.promise)
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  return {
    ...page,
    press: (name: string) => person.click(form.getByRole('button', { name })),
    make: (description: string) => panel.control.createApiKey(account.id, { description }),
    keys: () => panel.control.keysOf(account.id).apiKeys,
    over: () => act(async () => other.resolve()),
  }
}

test('whoever waits for another tab is told so, and not that the panel does not answer', async () => {
  const { press, over, count } = await openBesideAnother()
  await press('Create key')
  await waitFor(() => expect(screen.getAllByText(waits)).toHaveLength(2))
  expect(screen.queryByText(/Still waiting for the panel/)).toBeNull()
  expect(count(create)).toBe(0)
  await over()
  await screen.findByRole('alertdialog')
  expect(screen.queryByText(waits)).toBeNull()
  expect(count(create)).toBe(1)
})

test('what the other tab made is not made once more without a question', async () => {
  const { press, over, make, keys, count } = await openBesideAnother()
  await press('Create key')
  await screen.findAllByText(waits)
  const made = make('Bot')
  await over()
  const question = (await screen.findByText(asks)).closest('[role=alert]')
  expect(document.activeElement).toBe(question)
  expect(question?.textContent).toContain(made.identifier)
  // Pressed again, it asks again.
  await press('Create key')
  await waitFor(() =>
    expect(screen.getByText(asks).closest('[role=alert]')).not.toBe(question),
  )
  expect(count(create)).toBe(0)
  await press('Create another key anyway')
  await screen.findByRole('alertdialog')
  expect([count(create), keys().length]).toEqual([1, 2])
})

test('what the other tab made for something else needs no question', async () => {
  const { press, over, make, count } = await openBesideAnother()
  await press('Create key')
  await screen.findAllByText(waits)
  make('Something else')
  await over()
  await screen.findByRole('alertdialog')
  expect(count(create)).toBe(1)
})
