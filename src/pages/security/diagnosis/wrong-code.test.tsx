import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import type { Verdict } from './diagnose.ts'
import { HowToFix, wrongCodeLine } from './wrong-code.tsx'

const account = { issuer: 'Nimbus Hosting', account: 'una@example.test' }

const t = await english('diagnosis', 'codes')
afterEach(cleanup)

const phone = (minutes: number, certain = true): Verdict => ({
  kind: 'phone-clock',
  minutes,
  certain,
})
const computer = (seconds: number): Verdict => ({ kind: 'computer-clock', seconds })

test.each<[Verdict, line: string]>([
  [{ kind: 'right' }, 'The code is right, but the panel refused it.'],
  [{ kind: 'old-code' }, 'This code has just run out. Enter the next one.'],
  [{ kind: 'typo', slip: 'digit' }, 'One digit looks mistyped. Enter the code'],
  [{ kind: 'typo', slip: 'swap' }, 'Two digits look swapped. Enter the code'],
  [phone(-3), 'Your phone’s clock is about 3 minutes behind.'],
  [phone(-1), 'is about 1 minute behind.'],
  [phone(-1.5), 'is about 1.5 minutes behind.'],
  [phone(0.5), 'is less than a minute ahead.'],
  [phone(12.5), 'is about 13 minutes ahead.'],
  [phone(59.5), 'is about 1 hour ahead.'],
  [phone(-420), 'is about 7 hours behind.'],
  [phone(-330, false), 'may be about 5.5 hours behind.'],
  [phone(330, false), 'may be about 5.5 hours ahead.'],
  [computer(-40), 'clock is 40 seconds behind the panel’s.'],
  [computer(59.9), 'about 1 minute ahead of the panel’s.'],
  [computer(180), 'about 3 minutes ahead of the panel’s.'],
  [computer(-7200), 'about 2 hours behind the panel’s.'],
  [{ kind: 'other' }, 'code of another account.'],
])('%j in words, which stand nowhere else', (verdict, line) => {
  expect(wrongCodeLine(verdict, t)).toContain(line)
  const { container } = render(<HowToFix {...{ verdict, account }} />, inHost())
  expect(container.textContent).not.toContain(line.slice(0, -1))
})

test.each<Verdict>([
  { kind: 'old-code' },
  { kind: 'typo', slip: 'digit' },
  { kind: 'typo', slip: 'swap' },
])('%j needs no more than its line', (verdict) => {
  const { container } = render(<HowToFix {...{ verdict, account }} />, inHost())
  expect(container.textContent).toBe('')
})

test.each<[Verdict, line: string]>([
  [phone(-7), 'That device’s clock is about 7 minutes behind.'],
  [phone(330, false), 'That device’s clock may be about 5.5 hours ahead.'],
  [computer(-55), 'That device’s clock and this one’s are 55 seconds behind the panel’s.'],
  [{ kind: 'other' }, 'This code is wrong. It may be the code of another account.'],
])('%j of a second device, in words', (verdict, line) => {
  expect(wrongCodeLine(verdict, t, 'second')).toBe(line)
})

test('what to do is folded away, until somebody wants to know', () => {
  const { container } = render(<HowToFix verdict={phone(-3)} account={account} />, inHost())
  expect(container.querySelector('details')?.open).toBe(false)
  expect(screen.getByText('How to fix it').closest('summary')).not.toBeNull()
})

test('a refused right code has two cures', () => {
  render(<HowToFix verdict={{ kind: 'right' }} account={account} />, inHost())
  expect(screen.getByText(/wait for the next/)).toBeDefined()
  expect(screen.getByText(/started again .* start over/)).toBeDefined()
})

test("a phone's clock is mended on Android and on an iPhone, then comes a new code", () => {
  render(<HowToFix verdict={phone(-3)} account={account} />, inHost())
  expect(screen.getAllByRole('listitem').map((way) => way.textContent)).toEqual([
    expect.stringMatching(/^Android: .*automatic time/),
    expect.stringMatching(/^iPhone: .*Set Automatically/),
  ])
  expect(screen.getByText('Then enter the new code.')).toBeDefined()
})

test('a match that may be chance also names the entry to look for', () => {
  render(<HowToFix verdict={phone(-330, false)} account={account} />, inHost())
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByText('Nimbus Hosting').tagName).toBe('BDI')
})

test("a device's clock may be a computer's", () => {
  render(<HowToFix verdict={computer(40)} account={account} />, inHost())
  expect(screen.getByText(/^Computer: /)).toBeDefined()
})

test.each([
  [account, ['Nimbus Hosting', 'una@example.test']],
  [{ issuer: 'Nimbus Hosting', account: null }, ['Nimbus Hosting']],
  [{ issuer: null, account: 'una@example.test' }, ['una@example.test']],
  [{ issuer: null, account: null }, []],
])('the entry to look for: %j', (names, expected) => {
  const { container } = render(
    <HowToFix verdict={{ kind: 'other' }} account={names} />,
    inHost(),
  )
  expect(screen.getByText(/look for the entry/)).toBeDefined()
  expect([...container.querySelectorAll('bdi')].map((name) => name.textContent)).toEqual(
    expected,
  )
})

test('nothing in it announces itself: the form that owns it does', () => {
  render(<HowToFix verdict={{ kind: 'other' }} account={account} />, inHost())
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.queryByRole('status')).toBeNull()
})
