import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { signInAgain } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const create = 'POST /api/client/account/api-keys'

test('a rotation that meets the end of the session waits for the sign-in, and makes one key', async () => {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person, queries, statuses } = page
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backup' })
  await navigation.go(`/api-keys/create?from=${identifier}`)
  const button = await screen.findByRole('button', { name: 'Create the new key' })
  panel.control.endSessions(account.id)
  const keys = () => panel.control.keysOf(account.id).apiKeys
  await person.click(button)
  const dialog = await screen.findByRole('alertdialog', { name: 'Your session has ended' })
  await within(dialog).findByText(/will be sent once you are back as/)
  expect(keys()).toHaveLength(1)
  await signInAgain(person, account.password)
  await screen.findByRole('button', { name: 'Copy key' })
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  expect(statuses(create)).toEqual([200])
  expect(keys()).toHaveLength(2)
})
