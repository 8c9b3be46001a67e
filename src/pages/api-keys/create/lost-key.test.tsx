import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const button = (name: string) => screen.findByRole('button', { name })

/** A key whose secret never came, and the path of its deletion. */
async function lose() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  const path = '/api/client/account/api-keys'
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop', run: true })
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  await person.click(await button('Create key'))
  const again = await button('Delete it and make another')
  const [lost] = panel.control.keysOf(account.id).apiKeys
  return {
    ...page,
    deletion: { method: 'DELETE', path: `${path}/${lost?.identifier}` } as const,
    again,
  }
}

test('a lost key that the panel failed to delete is said to be there, by its list', async () => {
  const { panel, person, deletion, again } = await lose()
  panel.control.failNext({ ...deletion, fault: '500-json' })
  await person.click(again)
  const failed = (await screen.findByText('The panel failed')).closest('[role=alert]')
  expect(failed?.textContent).toMatch(/nothing was changed/i)
  expect(failed?.textContent).not.toMatch(/may or may not|check before/)
})

test('where nobody knows whether the lost key is deleted, the next press sees to it, and says so', async () => {
  const { panel, account, person, deletion, again } = await lose()
  panel.control.failNext({ ...deletion, fault: 'run-then-drop', run: false })
  await person.click(again)
  const open = await screen.findByText(/Pressing again deletes it if it is still there/)
  expect(open.closest('[role=alert]')?.textContent).not.toMatch(/check before/)
  await person.click(await button('Delete it and make another'))
  await screen.findByRole('alertdialog', { name: /^Your key for / })
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('a lost key that nobody signs in for is left, as the press said', async () => {
  const { panel, account, person, again } = await lose()
  panel.control.endSessions(account.id)
  await person.click(again)
  await person.click(await button('Leave this and go to the sign-in page'))
  await screen.findByText('Your session has ended. Sign in to go on.')
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
