import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

test('without a network nothing offers to try again, and all comes back by itself', async () => {
  const { navigation, network, queries } = await openPage('/profile')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  network(false)
  // Where it leads waits for the network.
  act(() => void navigation.go('/security'))
  // How many rows depends on what the page before had read.
  const unread = () => screen.queryAllByText(/could not be read/i).length
  await waitFor(() => {
    expect(unread()).toBeGreaterThan(0)
    expect(queries.isFetching()).toBe(0)
  })
  expect(screen.getAllByText('You are offline')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  network(true)
  await waitFor(() => {
    expect(screen.getAllByText('None')).toHaveLength(2)
    expect(unread()).toBe(0)
  })
})
