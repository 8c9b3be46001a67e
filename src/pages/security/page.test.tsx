import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import type { Host } from '#src/host/host.ts'
import { accountQueries } from '#src/session/queries.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { requirements } from '#src/two-factor/two-factor-required.ts'
import { proveTwoFactor, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { unsavedCodes } from '#src/two-factor/unsaved-codes.ts'

const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
const signedIn = () => ({ event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' })
const button = (name: string) => screen.findByRole('button', { name })

const offWords = 'Whoever knows your password can sign in.'
const onWords =
  'Signing in on the web takes your password and a sign-in code, or a recovery code.'
const unknownWords = /This panel does not say/

/** The page of somebody about whom the feed tells, with two-factor `on` or off; nobody asks for a secret. */
async function openSecurity(on: boolean) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  panel.control.setTwoFactor(account.id, on ? entry : null)
  panel.control.addActivity(account.id, [signedIn()])
  await navigation.go('/security')
  return page
}

test('off: says what that means, and offers to set it up', async () => {
  const { count } = await openSecurity(false)
  await screen.findByText(offWords)
  await button('Set up two-factor')
  expect(screen.queryByRole('button', { name: 'Turn off' })).toBeNull()
  expect(count(calls.twoFactor)).toBe(0)
})

test('on: offers to turn it off, new codes and a new phone', async () => {
  const { count } = await openSecurity(true)
  await screen.findByText(onWords)
  const turnOff = await button('Turn off')
  expect(screen.getByRole('link', { name: 'Move to a new phone' })).toBeTruthy()
  const [codes] = screen.getAllByRole('link', { name: 'Make new codes' })
  // Nothing invites to turn it off: it is no main button, and not what comes first.
  expect(turnOff.dataset['kind']).toBe('plain')
  expect(codes?.compareDocumentPosition(turnOff)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  // No room below a row for what is not said.
  const row = codes?.closest('dl')
  expect(row?.nextElementSibling).toBeNull()
  expect(screen.queryByRole('button', { name: 'Set up two-factor' })).toBeNull()
  expect(count(calls.twoFactor)).toBe(0)
})

test('unknown: says so, and what is safe to try', async () => {
  const { count } = await openPage('/security', { settings: { missing: ['activity'] } })
  await screen.findByText(unknownWords)
  await button('Set up two-factor')
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
    await button('Set up two-factor')
    expect(count(calls.twoFactor)).toBe(0)
  },
)

test('a feed that is down is said, never passes for a panel that does not tell, and is asked again when told to', async () => {
  // As soon as may be: how long it waits is tried elsewhere.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const { panel, account, person, navigation, count } = await openPage('/nowhere')
  panel.control.addActivity(account.id, [signedIn()])
  const mend = panel.control.failNext({
    path: '/api/client/account/activity',
    fault: '503-retry-after',
    times: Infinity,
  })
  await navigation.go('/security')
  const again = await button('Try again')
  await waitFor(() =>
    expect(
      screen.getAllByText('Whether two-factor sign-in is on could not be read.'),
    ).not.toHaveLength(0),
  )
  expect(screen.queryByText(unknownWords)).toBeNull()
  expect(screen.queryByText(offWords)).toBeNull()
  mend()
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
  proveTwoFactor(queries, 'on', Date.UTC(2025, 0, 2, 12))
  await screen.findByText(onWords)
  await screen.findByText('January 2, 2025')
  proveTwoFactor(queries, 'on', new Date(new Date().getFullYear(), 0, 2, 12).getTime())
  await screen.findByText('January 2')
  const held = hold(calls.activity)
  const read = queries.refetchQueries(twoFactorQueries.state())
  expect(screen.getByText(onWords)).toBeTruthy()
  held.release()
  await read
  await screen.findByText(offWords)
  expect(count(calls.twoFactor)).toBe(0)
})

/** Turns two-factor off; `isRead` says whether the panel can be asked again afterwards, `recover` mends that. */
async function turnOff(isRead: boolean) {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const page = await openSecurity(true)
  const { panel, person, when, queries } = page
  const fail = () =>
    panel.control.failNext({
      path: '/api/client/account/activity',
      fault: '503-retry-after',
      times: 99,
    })
  let recover: (() => void) | undefined
  if (!isRead) when(calls.disable, () => (recover = fail()))
  await person.click(await button('Turn off'))
  await person.type(
    await screen.findByLabelText('Current password'),
    'correct horse{Enter}',
  )
  await screen.findByText(offWords)
  const read = () => act(() => queries.refetchQueries(twoFactorQueries.state()))
  return { ...page, fail, recover: () => recover?.(), read }
}

const turnedOff = () =>
  within(screen.getByRole('main')).findByText('Two-factor sign-in is off')
const notReadWords =
  'The panel said that it turned two-factor off, but could not be asked again'

test('turned off, and read again: a later read that fails takes nothing back', async () => {
  const { fail, read } = await turnOff(true)
  await turnedOff()
  fail()
  const again = await screen.findByRole('button', { name: 'Set up two-factor' })
  again.focus()
  await read()
  await button('Try again')
  expect(screen.queryByText(notReadWords)).toBeNull()
  await turnedOff()
  expect(document.activeElement).toBe(again)
  vi.restoreAllMocks()
})

test('turned off, and not read: said until it was read, without taking focus again', async () => {
  const { recover, read } = await turnOff(false)
  const main = within(screen.getByRole('main'))
  await main.findByText(notReadWords)
  const setUp = await screen.findByRole('button', { name: 'Set up two-factor' })
  setUp.focus()
  await read()
  await main.findByText(notReadWords)
  recover()
  await read()
  await turnedOff()
  expect(main.queryByText(notReadWords)).toBeNull()
  expect(document.activeElement).toBe(setUp)
  vi.restoreAllMocks()
})

test.each([
  [6, null],
  [7, '3 recovery codes are left'],
  [10, 'No recovery code is left'],
])('after %i of ten recovery codes it says: %s', async (used, words) => {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  const row = (event: string, ago: number) => ({
    event,
    timestamp: Date.now() - ago * 60_000,
    ip: '192.0.2.1',
  })
  panel.control.setTwoFactor(account.id, entry)
  panel.control.addActivity(account.id, [
    row('user:two-factor.create', 60),
    ...Array.from({ length: used }, (_, at) => row('auth:recovery-token', 50 - at)),
  ])
  await navigation.go('/security')
  await screen.findByText(onWords)
  if (words) expect(await screen.findByText(words)).toBeTruthy()
  else expect(screen.queryByText(/recovery codes? (?:is|are) left/)).toBeNull()
})

test.each([
  ['was seen to require two-factor', 'open' as const],
  ['was not', null],
])('who turns it off on a panel that %s reads what follows', async (_, seen) => {
  const { person, host, queries } = await openSecurity(true)
  const account = await queries.ensureQueryData(accountQueries.me())
  if (seen) requirements(host).learn(account, seen)
  await person.click(await button('Turn off'))
  await screen.findByLabelText('Current password')
  const words = screen.queryByText(/This panel has required two-factor sign-in\./)
  expect(words === null).toBe(seen === null)
})

test('whoever has recovery codes that never came here says so once, also of any shown here before', async () => {
  const { person, host, queries, navigation } = await openSecurity(true)
  const account = await queries.ensureQueryData(accountQueries.me())
  act(() => {
    unheardCodes(host).ask(account, Date.now(), 'off')
    unsavedCodes(host).note(account, Date.now())
  })
  await screen.findByText('Recovery codes were made that never came here')
  const unsaid = () =>
    expect(screen.queryByText(/never came here|may not be saved/)).toBeNull()
  await person.click(await button('I have them'))
  unsaid()
  await screen.findByText('Noted: you have your recovery codes.')
  expect(document.activeElement).toBe(
    screen.getByRole('heading', { name: 'Security', level: 1 }),
  )
  await navigation.go('/profile')
  await navigation.go('/security')
  await screen.findByText(onWords)
  unsaid()
})

test.each([
  [
    'never came here',
    (host: Host, account: Account) => unheardCodes(host).ask(account, Date.now(), 'off'),
  ],
  [
    'may not be saved',
    (host: Host, account: Account) => unsavedCodes(host).note(account, Date.now()),
  ],
])('that somebody has recovery codes that %s is told by another tab', async (_, note) => {
  const { host, queries } = await openSecurity(true)
  const account = await queries.ensureQueryData(accountQueries.me())
  const before = { ...localStorage }
  act(() => note(host, account))
  const have = await button('I have them')
  have.focus()
  for (const name of Object.keys(localStorage))
    if (!Object.hasOwn(before, name)) localStorage.removeItem(name)
  act(() => void dispatchEvent(new StorageEvent('storage')))
  await waitFor(() =>
    expect(screen.queryByText(/never came here|may not be saved/)).toBeNull(),
  )
  expect(document.activeElement).toBe(
    screen.getByRole('heading', { name: 'Security', level: 1 }),
  )
})
