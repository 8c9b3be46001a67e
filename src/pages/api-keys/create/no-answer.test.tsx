import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
const arrived = 'The key exists, but its secret never arrived'

test.each(['refuse', '502-html'] as const)(
  'a key that is made after %s is found before anything is sent again',
  async (fault) => {
    const { panel, account, navigation, person, count } = await openPage('/nowhere')
    await navigation.go('/api-keys/create')
    const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
    await person.type(form.getByLabelText('Description'), 'Bot')
    panel.control.failNext({ method: 'POST', path, fault })
    await person.click(form.getByRole('button', { name: 'Create key' }))
    await screen.findByText(/may still do what you asked/)
    // A panel goes on although the connection to it is gone.
    panel.control.createApiKey(account.id, { description: 'Bot' })
    await screen.findByText(arrived, {}, { timeout: 15_000 })
    expect(count(create)).toBe(1)
  },
  20_000,
)

test('a key that was made though the panel asked to wait is found', async () => {
  const { panel, navigation, person, count } = await openPage('/nowhere')
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  panel.control.failNext({ method: 'POST', path, fault: '429-seconds', run: true })
  await person.click(form.getByRole('button', { name: 'Create key' }))
  await screen.findByText(arrived)
  expect(count(create)).toBe(1)
})
