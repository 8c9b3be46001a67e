import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

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
