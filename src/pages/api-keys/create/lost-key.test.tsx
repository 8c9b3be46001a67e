import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const button = (name: string) => screen.findByRole('button', { name })

test('where nobody knows whether the lost key is deleted, the next press sees to it, and says so', async () => {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const path = '/api/client/account/api-keys'
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop', run: true })
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  await person.click(await button('Create key'))
  const again = await button('Delete it and make another')
  const [lost] = panel.control.keysOf(account.id).apiKeys
  panel.control.failNext({
    method: 'DELETE',
    path: `${path}/${lost?.identifier}`,
    fault: 'run-then-drop',
    run: false,
  })
  await person.click(again)
  const open = await screen.findByText(/Pressing again deletes it if it is still there/)
  expect(open.closest('[role=alert]')?.textContent).not.toMatch(/check before/)
  await person.click(await button('Delete it and make another'))
  await screen.findByRole('alertdialog', { name: 'Your new API key' })
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
