import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { stillness } from '#src/host/stillness.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
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

const past = 'This could not be read while you were offline.'

test('what could not be read for want of a network says so once there is one, with another try', async () => {
  const { navigation, network, person, queries, host } = await openPage('/profile')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  network(false)
  act(() => void navigation.go('/ssh-keys'))
  const [told] = await screen.findAllByText('This could not be read.')
  // Nothing is read again by itself meanwhile.
  const goOn = stillness(host).hold()
  network(true)
  await waitFor(() => expect(told?.textContent).toBe(past))
  await person.click(screen.getAllByRole('button', { name: 'Try again' })[0] as HTMLElement)
  await screen.findByText('No SSH keys yet')
  goOn()
})

test('what was read before such a failure is said to be old, once no banner says so', async () => {
  const { network, queries, host } = await openPage('/ssh-keys')
  await screen.findByText('No SSH keys yet')
  network(false)
  await act(() => queries.refetchQueries({ queryKey: keyQueries.sshKeys().queryKey }))
  const old = /What you see may be out of date/
  expect(screen.getAllByText(old)).toHaveLength(1)
  expect(screen.queryByText(past)).toBeNull()
  const goOn = stillness(host).hold()
  network(true)
  await screen.findByText(past)
  expect(screen.getByText('No SSH keys yet')).toBeTruthy()
  goOn()
})
