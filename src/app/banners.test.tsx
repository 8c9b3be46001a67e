import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

afterEach(() => {
  vi.restoreAllMocks()
})

test('no network is said on the page, which keeps what it shows', async () => {
  const { network } = await openPage('/profile')
  const main = screen.getByRole('main')
  network(false)
  // The page may be drawn before it listens to the network.
  expect(await screen.findByText('You are offline')).toBeTruthy()
  expect(main.textContent).toContain('una@example.test')
  network(true)
  await waitFor(() => expect(screen.queryByText('You are offline')).toBeNull())
})

test('what is said stands in a live region that was there before', async () => {
  const { network } = await openPage('/profile')
  const regions = screen.getAllByRole('status')
  network(false)
  const region = (await screen.findByText('You are offline')).closest('[role=status]')
  expect(regions).toContain(region)
  network(true)
})

test('that there is no network is said once, wherever something is missing for it', async () => {
  const { navigation, network, person, queries } = await openPage('/profile')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  network(false)
  const { submit } = await fillEmailForm(person, 'new@example.test', 'correct horse')
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/This was not sent.*Nothing was changed/)
  expect(screen.getAllByText(/offline/i)).toHaveLength(1)
  await person.click(screen.getByRole('button', { name: 'Cancel' }))
  act(() => void navigation.go('/ssh-keys'))
  await screen.findAllByText('This could not be read.')
  expect(screen.getAllByText(/offline/i)).toHaveLength(1)
})
