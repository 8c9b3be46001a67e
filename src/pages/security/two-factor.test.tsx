import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { proveTwoFactor, twoFactorQueries } from '#src/account/two-factor-state.ts'
import { calls, openPage } from '#src/test/render.tsx'

const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
const signedIn = () => ({ event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' })
const button = (name: string) => screen.findByRole('button', { name })

const offWords = 'Whoever knows your password can sign in.'
const onWords =
  'Signing in on the web takes your password and a sign-in code, or a recovery code.'
const unknownWords = /This panel does not say whether two-factor sign-in is on/

/** The page of somebody about whom the feed tells, with two-factor `on` or off; nobody asks for a secret. */
async function openSecurity(on: boolean) {
  const page = await openPage('/nowhere')
  const { panel, account, router } = page
  panel.control.setTwoFactor(account.id, on ? entry : null)
  panel.control.addActivity(account.id, [signedIn()])
  await router.navigate('/security')
  return page
}

test('off: says what that means, and offers to set it up', async () => {
  const { count } = await openSecurity(false)
  await screen.findByText(offWords)
  await button('Set up')
  expect(screen.queryByRole('button', { name: 'Turn off' })).toBeNull()
  expect(count(calls.twoFactor)).toBe(0)
})

test('on: offers to turn it off, new codes and a new phone', async () => {
  const { count } = await openSecurity(true)
  await screen.findByText(onWords)
  await button('Turn off')
  expect(screen.getByRole('link', { name: 'Move to a new phone' })).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Make new codes' })).not.toHaveLength(0)
  expect(screen.queryByRole('button', { name: 'Set up' })).toBeNull()
  expect(count(calls.twoFactor)).toBe(0)
})

test('unknown: says so, and what is safe to try', async () => {
  const { count } = await openPage('/security', { settings: { missing: ['activity'] } })
  await screen.findByText(unknownWords)
  await button('Set up')
  expect(count(calls.twoFactor)).toBe(0)
})

test.each([['feed' as const], ['lists' as const]])(
  'required, as the %s tells: says why, and offers the one way in',
  async (by) => {
    const { count } = await openPage('/security', {
      settings: { twoFactorRequired: 2, missing: by === 'lists' ? ['activity'] : [] },
    })
    await screen.findByText('This panel requires two-factor sign-in')
    await screen.findByText(offWords)
    await button('Set up')
    expect(count(calls.twoFactor)).toBe(0)
  },
)

test('a feed that is down is said, never passes for a panel that does not tell, and is asked again when told to', async () => {
  // As soon as may be: how long it waits is tried elsewhere.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const { panel, account, person, router, count } = await openPage('/nowhere')
  panel.control.addActivity(account.id, [signedIn()])
  panel.control.failNext({ path: '/api/client/account/activity', fault: '503', times: 3 })
  await router.navigate('/security')
  const again = await button('Try again')
  await waitFor(() =>
    expect(
      screen.getAllByText('Whether two-factor sign-in is on could not be read.'),
    ).not.toHaveLength(0),
  )
  expect(screen.queryByText(unknownWords)).toBeNull()
  expect(screen.queryByText(offWords)).toBeNull()
  await person.click(again)
  await screen.findByText(offWords)
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull(),
  )
  expect(count(calls.twoFactor)).toBe(0)
  vi.restoreAllMocks()
})

test('what this page did shows at once, and what is read after it shows instead', async () => {
  const { queries, count, hold } = await openSecurity(false)
  await screen.findByText(offWords)
  proveTwoFactor(queries, 'on', Date.UTC(2026, 0, 2, 12))
  await screen.findByText(onWords)
  await screen.findByText('January 2, 2026')
  const held = hold(calls.activity)
  const read = queries.refetchQueries(twoFactorQueries.state())
  expect(screen.getByText(onWords)).toBeTruthy()
  held.release()
  await read
  await screen.findByText(offWords)
  expect(count(calls.twoFactor)).toBe(0)
})
