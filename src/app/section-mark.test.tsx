import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { accountQueries } from '#src/session/queries.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

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

test('while it may come on yet by what was asked here, nothing stands there, also where the account says that it is off', async () => {
  const { queries, host, rewrite, navigation } = await openPage('/ssh-keys')
  const says = async (answer: Response) => {
    const { object, attributes } = (await answer.json()) as Record<string, object>
    return Response.json({ object, attributes: { ...attributes, '2fa_enabled': false } })
  }
  rewrite(calls.me, says, Infinity)
  const account = await queries.ensureQueryData(accountQueries.me())
  const unheard = unheardCodes(host)
  unheard.ask(account, Date.now(), 'off')
  await queries.refetchQueries(accountQueries.me())
  await navigation.go('/api-keys')
  await screen.findByRole('heading', { name: 'API keys' })
  expect(place('Security').textContent).toBe('Security')
  unheard.forget(account)
  await queries.refetchQueries(accountQueries.me())
  await within(place('Security')).findByText('Two-factor is off')
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
