import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { accountQueries } from '#src/session/queries.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls, type Held, refusing, type Rewriting } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { proveTwoFactor, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { openSetUp, scanStep, setUpButton } from './set-up/testing/open.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeOf = (of: string) => new TOTP({ secret: Secret.fromBase32(of) }).generate()
/** A row of the person's own: it tells whether two-factor is on when it is read. */
const told = () => ({
  event: 'user:two-factor.create',
  timestamp: Date.now() - 60_000,
  ip: '192.0.2.1',
})
/** The account as it is, and what it `says` besides. */
const telling =
  (says: Record<string, unknown>): Rewriting =>
  async (answer) => {
    const { object, attributes } = (await answer.json()) as Record<string, object>
    return Response.json({ object, attributes: { ...attributes, ...says } })
  }
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name)
const offWords = 'Whoever knows your password can sign in.'

/** The page at `path` of somebody with two-factor on. */
async function openOn(path: string) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  panel.control.addActivity(account.id, [told()])
  await navigation.go(path)
  return page
}

/** The form that turns it off, filled in. */
async function openTurnOff() {
  const page = await openOn('/security')
  const { account, person } = page
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await field('Current password'), account.password)
  return page
}

test('turning off that the panel confirms and does not do: the form says so, and stays', async () => {
  const { panel, person, account, queries, rewrite } = await openTurnOff()
  const states: unknown[] = []
  queries.getQueryCache().subscribe(() => {
    const { queryKey } = twoFactorQueries.state()
    states.push(queries.getQueryData(queryKey)?.state)
  })
  panel.control.failNext({
    path: '/api/client/account/two-factor/disable',
    fault: 'empty-200-not-run',
  })
  rewrite(calls.disable, () => new Response(null, { status: 204 }))
  await person.keyboard('{Enter}')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(
    /said that two-factor is off, but still reports it as on/,
  )
  expect(document.activeElement).toBe(alert)
  expect((await field('Current password')).value).toBe(account.password)
  expect(states).not.toContain('off')
  await person.click(screen.getByRole('button', { name: 'Turn off' }))
  await screen.findByText(offWords)
})

test('turning off late: it may still happen, and is found', async () => {
  const { person, host, late, count } = await openTurnOff()
  setWriteTimeout(host, 400)
  const disable = late(calls.disable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  expect(screen.getByRole('alert').textContent).not.toMatch(/nothing was changed/)
  expect(await disable.act()).toBe(204)
  await screen.findByText(offWords)
  expect(count(calls.disable)).toBe(1)
})

test('turned off, and the form gone for another read before it could tell: it is told still', async () => {
  const { person, hold, when } = await openTurnOff()
  let read: Held | undefined
  // Before it, the page reads who is signed in.
  when(calls.disable, () => (read = hold(calls.me)))
  await person.keyboard('{Enter}')
  await screen.findByText(offWords)
  expect(screen.queryByLabelText('Current password')).toBeNull()
  read?.release()
  const words = await screen.findByText(/Delete the entry for this panel/)
  const alert = words.closest('[data-kind]')
  expect(alert?.textContent).toMatch(/^Two-factor sign-in is off/)
  expect(document.activeElement).toBe(alert)
})

test('turning on late: two-factor is on, and its codes never came', async () => {
  const page = await openSetUp('/security')
  const { panel, account, person, host } = page
  panel.control.addActivity(account.id, [told()])
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, 400)
  const enable = page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  await enable.act()
  await screen.findByText(/recovery codes never arrived/)
  expect(page.count(calls.enable)).toBe(1)
})

test('turning on late, and pressed again: it is asked first, and nothing is sent', async () => {
  const page = await openSetUp('/security')
  const { panel, account, person, host } = page
  panel.control.addActivity(account.id, [{ ...told(), event: 'auth:success' }])
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, 400)
  const enable = page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  await person.click(screen.getByRole('button', { name: 'Turn on two-factor' }))
  await screen.findByRole('button', { name: 'Make codes anyway' })
  expect(page.count(calls.enable)).toBe(1)
  await enable.act()
  await screen.findByText(/recovery codes never arrived/)
})

test('turning on late, and pressed again once the email is another one: it is asked first still', async () => {
  const page = await openSetUp('/security')
  const { account, person, host, queries } = page
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, 400)
  page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  page.rewrite(calls.me, telling({ email: 'una.other@example.test' }), Infinity)
  await queries.refetchQueries(accountQueries.me())
  await person.click(screen.getByRole('button', { name: 'Turn on two-factor' }))
  await screen.findByRole('button', { name: 'Make codes anyway' })
  expect(page.count(calls.enable)).toBe(1)
})

test('turning on late, and pressed again, where the account alone tells: it is read until it does', async () => {
  const page = await openSetUp('/security', { settings: { missing: ['activity'] } })
  const { account, person, host, queries } = page
  const says = { '2fa_enabled': false }
  page.rewrite(calls.me, telling(says), Infinity)
  await queries.refetchQueries(accountQueries.me())
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, 400)
  page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  await person.click(screen.getByRole('button', { name: 'Turn on two-factor' }))
  await screen.findByRole('button', { name: 'Make codes anyway' })
  says['2fa_enabled'] = true
  await screen.findByText(/recovery codes never arrived/)
  expect(page.count(calls.enable)).toBe(1)
})

test('turning on, and its answer lost: wherever somebody goes then, nobody has heard of it', async () => {
  const page = await openSetUp('/security')
  const { panel, account, person, navigation, queries } = page
  panel.control.addActivity(account.id, [{ ...told(), event: 'auth:success' }])
  await queries.refetchQueries(twoFactorQueries.state())
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  // Nothing can be read either.
  for (const path of ['activity', 'two-factor'].map(
    (name) => `/api/client/account/${name}`,
  ))
    panel.control.failNext({ path, fault: '500-json', times: Infinity })
  await person.keyboard('{Enter}')
  await screen.findByText(/Two-factor may or may not be on/)
  void navigation.go('/security')
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  await screen.findByText('Nobody has heard whether two-factor is on')
  await screen.findByText(/Keep the entry in your app/)
  expect(document.body.textContent).not.toMatch(/two-factor is off|Whoever knows/i)
  await navigation.go('/profile')
  await screen.findByRole('link', { name: 'Two-factor Not known.' })
})

/** Sends for new codes, filled in, to a panel that does not see to it in so many milliseconds. */
async function replaceLate(limit: number) {
  const page = await openOn('/security/recovery-codes')
  const { account, person, host, queries } = page
  await waitFor(() =>
    expect(queries.getQueryData(twoFactorQueries.state().queryKey)?.state).toBe('on'),
  )
  await person.type(await field('Sign-in code from your app'), codeOf(secret))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, limit)
  const enable = page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  return { ...page, enable }
}

const unseen = /New recovery codes were made, and they never arrived/i

test('new codes late: the old ones are said to be dead once the feed tells', async () => {
  const { enable } = await replaceLate(400)
  await enable.act()
  await screen.findByText(unseen)
  expect(screen.queryByText(/was not sent|may still do/)).toBeNull()
  expect((await field('Sign-in code from your app')).value).toBe('')
})

test('new codes late, found by a press: the code that made them is not sent again', async () => {
  const { enable, person, count } = await replaceLate(3000)
  await enable.act()
  await person.click(screen.getByRole('button', { name: 'Make new codes' }))
  await screen.findByText(unseen)
  expect((await field('Sign-in code from your app')).value).toBe('')
  expect(count(calls.enable)).toBe(1)
}, 20_000)

test('that the old codes are dead is said still when the next press is refused', async () => {
  const { enable, person, account, rewrite } = await replaceLate(400)
  await enable.act()
  await screen.findByText(unseen)
  rewrite(calls.enable, refusing(400, 'X', 'Not now.'))
  await person.type(await field('Sign-in code from your app'), '123456')
  await person.clear(await field('Current password'))
  await person.type(await field('Current password'), `${account.password}{Enter}`)
  await screen.findByText('Not now.')
  expect(screen.queryByText(unseen)).toBeTruthy()
})

test('new codes late, where only this page knows when those before were made: these are not said to work still', async () => {
  const page = await openPage('/nowhere', { settings: { missing: ['activity'] } })
  const { panel, account, person, navigation, queries, host } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  proveTwoFactor(queries, 'on', Date.now())
  await navigation.go('/security/recovery-codes')
  await person.type(await field('Sign-in code from your app'), codeOf(secret))
  await person.type(await field('Current password'), account.password)
  setWriteTimeout(host, 400)
  const enable = page.late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  await enable.act()
  await screen.findByText(/Your old recovery codes may have stopped working/)
})
