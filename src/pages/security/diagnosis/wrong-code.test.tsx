import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import type { Verdict } from './diagnose.ts'
import { WrongCode, wrongCodeLine } from './wrong-code.tsx'

const account = { issuer: 'Nimbus Hosting', account: 'una@example.test' }

const t = await english('diagnosis')
afterEach(cleanup)

const phone = (minutes: number, certain = true): Verdict => ({
  kind: 'phone-clock',
  minutes,
  certain,
})
const computer = (seconds: number): Verdict => ({ kind: 'computer-clock', seconds })

test.each<[Verdict, title: string, line: string]>([
  [{ kind: 'right' }, 'The code is right, but', 'This code is right, but'],
  [{ kind: 'old-code' }, 'This code has just run out', 'was right a moment ago.'],
  [{ kind: 'typo', slip: 'digit' }, 'One digit looks mistyped', 'One digit of this code'],
  [{ kind: 'typo', slip: 'swap' }, 'Two digits look swapped', 'the wrong way round.'],
  [phone(-3), 'Your phone’s clock is about 3 minutes behind', 'was right 3 minutes ago.'],
  [phone(-1), 'is about 1 minute behind', 'was right 1 minute ago.'],
  [phone(-1.5), 'is about 1.5 minutes behind', 'was right 1.5 minutes ago.'],
  [phone(0.5), 'is less than a minute ahead', 'will be right in less than a minute.'],
  [phone(12.5), 'is about 13 minutes ahead', 'will be right in 13 minutes.'],
  [phone(59.5), 'is about 1 hour ahead', 'will be right in 1 hour.'],
  [phone(-420), 'is about 7 hours behind', 'was right 7 hours ago.'],
  [phone(-330, false), 'may be about 5.5 hours behind', 'does not fit the present time.'],
  [phone(330, false), 'may be about 5.5 hours ahead', 'does not fit the present time.'],
  [computer(-40), 'clock is 40 seconds behind the panel’s', 'by this device’s clock'],
  [computer(59.9), 'about 1 minute ahead of the panel’s', 'by this device’s clock'],
  [computer(180), 'about 3 minutes ahead of the panel’s', 'by this device’s clock'],
  [computer(-7200), 'about 2 hours behind the panel’s', 'by this device’s clock'],
  [{ kind: 'other' }, 'code of another account', 'does not match this set-up.'],
])('%j in words', (verdict, title, line) => {
  render(<WrongCode verdict={verdict} account={account} />, inHost())
  expect(screen.getByText(title, { exact: false })).toBeDefined()
  expect(wrongCodeLine(verdict, t)).toContain(line)
})

test('a refused right code has two cures', () => {
  render(<WrongCode verdict={{ kind: 'right' }} account={account} />, inHost())
  expect(screen.getByText(/wait for the next/)).toBeDefined()
  expect(screen.getByText(/started again .* start over/)).toBeDefined()
})

test("a phone's clock is mended on Android and on an iPhone, then comes a new code", () => {
  render(<WrongCode verdict={phone(-3)} account={account} />, inHost())
  expect(screen.getAllByRole('listitem').map((way) => way.textContent)).toEqual([
    expect.stringMatching(/^Android: .*automatic time/),
    expect.stringMatching(/^iPhone: .*Set Automatically/),
  ])
  expect(screen.getByText('Then enter the new code.')).toBeDefined()
})

test('a match that may be chance also names the entry to look for', () => {
  render(<WrongCode verdict={phone(-330, false)} account={account} />, inHost())
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByText('Nimbus Hosting').tagName).toBe('BDI')
})

test("a device's clock may be a computer's", () => {
  render(<WrongCode verdict={computer(40)} account={account} />, inHost())
  expect(screen.getByText(/^Computer: /)).toBeDefined()
})

test.each([
  [account, ['Nimbus Hosting', 'una@example.test']],
  [{ issuer: 'Nimbus Hosting', account: null }, ['Nimbus Hosting']],
  [{ issuer: null, account: 'una@example.test' }, ['una@example.test']],
  [{ issuer: null, account: null }, []],
])('the entry to look for: %j', (names, expected) => {
  const { container } = render(
    <WrongCode verdict={{ kind: 'other' }} account={names} />,
    inHost(),
  )
  expect(screen.getByText(/look for the entry/)).toBeDefined()
  expect([...container.querySelectorAll('bdi')].map((name) => name.textContent)).toEqual(
    expected,
  )
})

test('nothing in it announces itself: the form that owns it does', () => {
  render(<WrongCode verdict={{ kind: 'other' }} account={account} />, inHost())
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.queryByRole('status')).toBeNull()
})
