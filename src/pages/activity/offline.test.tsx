import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  return () => vi.unstubAllGlobals()
})

const broken = /could not be read/
const chart = () => screen.queryByRole('figure', { name: 'Events by day' })

/** The page of activity, opened while there is no network, with an account in which something happened. */
async function openOffline() {
  const page = await openPage('/profile')
  page.panel.control.addActivity(page.account.id, [
    { event: 'auth:success', timestamp: Date.now() - 60_000, ip: '203.0.113.7', properties: {} },
  ])
  // Whatever the page asks by itself is over.
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  page.network(false)
  await act(() => page.router.navigate('/activity'))
  await screen.findByRole('button', { name: 'Try again' })
  return page
}

test('what was opened without a network comes back whole, and by itself', async () => {
  const { network } = await openOffline()
  network(true)
  expect(await screen.findByText('Signed in')).toBeTruthy()
  await waitFor(() => expect(chart()).toBeTruthy())
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(screen.queryByText(broken)).toBeNull()
})

test('one press tries again whatever could not be read', async () => {
  const { network, person, queries } = await openOffline()
  // The browser does not tell that it has a network again.
  const online = vi.spyOn(globalThis, 'dispatchEvent').mockReturnValue(true)
  network(true)
  online.mockRestore()
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Signed in')).toBeTruthy()
  await waitFor(() => expect(chart()).toBeTruthy())
  expect(screen.queryByText(broken)).toBeNull()
})
