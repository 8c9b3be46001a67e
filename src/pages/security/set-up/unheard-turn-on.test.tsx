import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { accountQueries } from '#src/session/queries.ts'
import { calls, type Rewriting } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

import { path, startButton } from './testing/open.ts'

const minute = 60_000
const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
const unheard = 'Nobody has heard whether two-factor is on'
const keepIt = /Keep the entry in your app/
const neverCame = 'Recovery codes were made that never came here'

/** The account as it is, and what it `says` besides. */
const telling =
  (says: Record<string, boolean>): Rewriting =>
  async (answer) => {
    const { object, attributes } = (await answer.json()) as Record<string, object>
    return Response.json({ object, attributes: { ...attributes, ...says } })
  }

/** A page whose browser asked so many minutes ago for two-factor to be turned on, and heard nothing; the panel tells that it is off. */
async function askedAgo(minutes: number) {
  const page = await openPage('/nowhere')
  const { panel, account, queries, host } = page
  const of = await queries.ensureQueryData(accountQueries.me())
  const since = Date.now() - minutes * minute
  unheardCodes(host).ask(of, since, 'off')
  const wrote = (event: string, timestamp: number) =>
    panel.control.addActivity(account.id, [{ event, timestamp, ip: '192.0.2.1' }])
  wrote('auth:success', since)
  return {
    ...page,
    since,
    /** Somebody turns it on at that moment. */
    turnOn(at: number) {
      panel.control.setTwoFactor(account.id, entry)
      wrote('user:two-factor.create', at)
    },
    isNoted: () => unheardCodes(host).turnedOnAt(of) !== null,
  }
}

test('off, when it cannot come late any more: the set-up begins as ever', async () => {
  const { navigation, isNoted } = await askedAgo(2)
  await navigation.go(path)
  await startButton()
  expect(screen.queryByText(unheard)).toBeNull()
  expect(isNoted()).toBe(false)
})

test('off, as Security was told when it could not come late any more: nothing is left to say', async () => {
  const { navigation, isNoted } = await askedAgo(2)
  await navigation.go('/security')
  await screen.findByRole('button', { name: 'Set up two-factor' })
  expect(isNoted()).toBe(false)
})

const saysOff = /two-factor is off|whoever knows your password|the password alone/i

test('off, while it may come late: it may be on, and no page says more', async () => {
  const { navigation, person, count, isNoted } = await askedAgo(0)
  await navigation.go('/profile')
  await screen.findByRole('link', { name: 'Two-factor Not known.' })
  await navigation.go('/security')
  await screen.findByText(unheard)
  await screen.findByText(keepIt)
  expect(document.body.textContent).not.toMatch(saysOff)
  expect(document.querySelector('[data-state="off"]')).toBeNull()
  // It leads on without asking for a secret, which would make the entry worthless.
  await person.click(screen.getByRole('link', { name: 'Set up two-factor' }))
  await screen.findByRole('button', { name: 'Go on' })
  await screen.findByText(unheard)
  await screen.findByText(keepIt)
  expect(document.body.textContent).not.toMatch(saysOff)
  expect(isNoted()).toBe(true)
  expect(count(calls.twoFactor)).toBe(0)
})

test.each(['the feed', 'the account'])(
  'off, as %s tells, once it cannot come late any more: Security says so by itself',
  async (by) => {
    const { navigation, rewrite, queries, isNoted } = await askedAgo(58 / 60)
    if (by === 'the account') {
      rewrite(calls.me, telling({ '2fa_enabled': false }), Infinity)
      await queries.refetchQueries(accountQueries.me())
    }
    await navigation.go('/security')
    await screen.findByText(unheard)
    await screen.findByRole('button', { name: 'Set up two-factor' })
    expect(screen.queryByText(unheard)).toBeNull()
    expect(isNoted()).toBe(false)
  },
)

test('on, turned on by what nobody heard: its codes never came', async () => {
  const { navigation, turnOn, since } = await askedAgo(60 * 24)
  turnOn(since + 9 * minute)
  await navigation.go('/security')
  await screen.findByText(neverCame)
  await navigation.go(path)
  await screen.findByText('Two-factor is on, but its recovery codes never arrived')
})

test('on, turned on much later: by somebody else, who has its codes', async () => {
  const { navigation, turnOn, since } = await askedAgo(60 * 24)
  turnOn(since + 11 * minute)
  await navigation.go('/security')
  await screen.findByRole('button', { name: 'Turn off' })
  expect(screen.queryByText(neverCame)).toBeNull()
  await navigation.go(path)
  await screen.findByText('Two-factor sign-in is on already')
})

test('on, as the account itself tells: it is read again and again while it may come late', async () => {
  const { navigation, rewrite, queries } = await askedAgo(0)
  const says = { '2fa_enabled': false }
  rewrite(calls.me, telling(says), Infinity)
  await queries.refetchQueries(accountQueries.me())
  await navigation.go(path)
  await screen.findByText(unheard)
  says['2fa_enabled'] = true
  await screen.findByText('Two-factor is on, but its recovery codes never arrived')
})
