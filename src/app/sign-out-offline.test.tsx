import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const { load } = vi.hoisted(() => ({ load: { fails: true } }))
// What ends a session, and its words, was not fetched before the network went.
vi.mock(import('./load-leave-session.ts'), async (original) => {
  const { loadLeaveSession } = await original()
  return {
    async loadLeaveSession(host) {
      if (load.fails) throw new TypeError('Failed to fetch dynamically imported module')
      return loadLeaveSession(host)
    },
  }
})

test('a sign-out without a network, and without the code for it, is told where it is seen and heard, and can be tried again', async () => {
  const { network, person, count, navigation } = await openPage('/profile')
  network(false)
  await person.click(screen.getByRole('button', { name: 'Sign out' }))
  const said = await screen.findByText('You were offline: the sign-out was not sent')
  const banners = said.closest<HTMLElement>('[role=status]')
  if (!banners) throw new Error('It is in no status')
  expect(screen.getAllByText(/sign-out was not sent/)).toHaveLength(1)
  expect(count(calls.signOut)).toBe(0)

  load.fails = false
  network(true)
  // It is as true as before.
  expect(said.isConnected).toBe(true)
  await person.click(within(banners).getByRole('button', { name: 'Sign out' }))
  await screen.findByText('You are signed out.')
  expect(new URLSearchParams(navigation.place().search).get('because')).toBe('signed-out')
  expect(screen.queryByText(/sign-out was not sent/)).toBeNull()
})

/** Somebody has asked to sign out without a network. */
async function askOffline() {
  load.fails = true
  const page = await openPage('/profile')
  page.network(false)
  await page.person.click(screen.getByRole('button', { name: 'Sign out' }))
  await screen.findByText('You were offline: the sign-out was not sent')
  page.network(true)
  return page
}

test('a sign-out that was not sent is told of also on the page that is opened next, until somebody has seen to it', async () => {
  const { navigation, person } = await askOffline()
  await navigation.go('/security')
  await screen.findByRole('heading', { name: 'Security', level: 1 })
  expect(screen.getByText(/sign-out was not sent/)).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Stay signed in' }))
  expect(screen.queryByText(/sign-out was not sent/)).toBeNull()
})

test('it is told of also once the page is loaded again, which says nothing else of it', async () => {
  const { unmount, perch, ...on } = await askOffline()
  unmount()
  perch.dispose()
  const { person, queries } = await openPage('/profile', { on })
  await screen.findByText('You were offline: the sign-out was not sent')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(screen.queryByText(/though you asked to sign out/)).toBeNull()
  load.fails = false
  const [signOut] = screen.getAllByRole('button', { name: 'Sign out' })
  if (!signOut) throw new Error('There is none')
  await person.click(signOut)
  await screen.findByText('You are signed out.')
})
