import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

test('who comes back from the step for the password is told of a key that was made meanwhile', async () => {
  const { panel, account, navigation } = await openPage('/activity/not-me')
  await screen.findByText(/whoever is signed in already may stay in/)
  expect(screen.queryByRole('alert')).toBeNull()
  const list = navigation.place()
  await navigation.go('/profile#password')
  await screen.findByLabelText('New password')
  panel.control.createApiKey(account.id, {
    description: 'Backdoor',
    createdAt: panel.control.now() + 2_000,
  })
  await navigation.go(list.pathname + list.search)
  const alert = within(await screen.findByRole('alert'))
  expect(alert.getByText(/A key was made meanwhile/)).toBeTruthy()
  expect(alert.getByText(/Backdoor/)).toBeTruthy()
})
