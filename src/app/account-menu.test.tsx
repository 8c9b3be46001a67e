import '#src/test/dom.ts'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const { fetchLeaveSession } = vi.hoisted(() => ({
  fetchLeaveSession: vi.fn(() => Promise.resolve()),
}))
vi.mock(import('./sign-out.tsx'), async (original) => ({
  ...(await original()),
  fetchLeaveSession: fetchLeaveSession as never,
}))
beforeEach(() => fetchLeaveSession.mockClear())

/** What a browser says of the menu; this one knows no popovers. */
const toggle = (newState: 'open' | 'closed') =>
  fireEvent(
    screen.getByRole('group', { name: 'Account menu' }),
    Object.assign(new Event('toggle'), { newState }),
  )

test('what ends a session is fetched as the menu opens, and not as it closes', async () => {
  await openPage('/profile')
  toggle('closed')
  expect(fetchLeaveSession).not.toHaveBeenCalled()
  toggle('open')
  expect(fetchLeaveSession).toHaveBeenCalledOnce()
})

test('with a key there is no session to end, and nothing to fetch for it', async () => {
  await openPage('/profile', { keptKey: true, signedIn: false })
  toggle('open')
  expect(fetchLeaveSession).not.toHaveBeenCalled()
})
