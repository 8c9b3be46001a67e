import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

/** The place of a section in the navigation. */
const place = (section: string) =>
  within(screen.getByRole('navigation', { name: 'Account' }))
    .getByRole('link', { name: section })
    .closest('li') as HTMLElement

test('that two-factor is off stands at Security, from the moment that it was read', async () => {
  const { queries, navigation } = await openPage('/ssh-keys', {
    // By whom, the panel tells whether they have two-factor.
    before: ({ account, panel: { control } }) =>
      control.addActivity(account.id, [
        { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' },
      ]),
  })
  expect(place('Security').textContent).toBe('Security')
  await navigation.go('/security')
  await within(place('Security')).findByText('Two-factor is off')
  // The link is called as the page is, and described by that.
  expect(
    screen.getByRole('link', { name: 'Security', description: 'Two-factor is off' }),
  ).toBeDefined()
  const { proveTwoFactor } = await import('#src/two-factor/two-factor-state.ts')
  proveTwoFactor(queries, 'on')
  await waitFor(() => expect(place('Security').textContent).toBe('Security'))
})

test('how many things there are to look at stands at Activity', async () => {
  await openPage('/activity', {
    before({ account, panel: { control } }) {
      // A link to a new password that was asked for.
      const event = 'auth:reset-password'
      control.addActivity(account.id, [
        { event, timestamp: Date.now() - 24 * 60 * 60 * 1000, ip: '192.0.2.1' },
      ])
    },
  })
  await within(place('Activity')).findByText('1 thing to look at')
})
