import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const banner = 'This panel requires two-factor sign-in'

test.each(['/profile', '/security', '/api-keys', '/ssh-keys', '/activity'])(
  'whoever comes to %s first is told once that two-factor is required, with the way in',
  async (path) => {
    await openPage(path, { settings: { twoFactorRequired: 2 } })
    await screen.findByText(banner)
    await waitFor(() => expect(screen.queryByText('Reading…')).toBeNull())
    expect(screen.getAllByText(banner)).toHaveLength(1)
    const name = 'Set up two-factor'
    const links = screen.queryAllByRole<HTMLAnchorElement>('link', { name })
    const buttons = screen.queryAllByRole('button', { name })
    // Security offers it where it says that two-factor is off, and not twice.
    if (path === '/security') expect([links.length, buttons.length]).toEqual([0, 1])
    else
      expect(links[0]?.href).toContain(
        `/security/two-factor?to=${encodeURIComponent(path)}`,
      )
    // Nothing else says so, and nobody is asked to try in vain.
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  },
)

test('where it is not required, nothing is said', async () => {
  await openPage('/api-keys')
  await screen.findByText('No API keys yet')
  expect(screen.queryByText(banner)).toBeNull()
})
