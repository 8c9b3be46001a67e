import { expect, test } from 'vitest'

import { una } from '#src/test/account.ts'
import { createTestHost } from '#src/test/host.ts'

import { unheardCodes } from './unheard-codes.ts'

const asked = Date.UTC(2026, 9, 21, 12)
const minute = 60_000
const before = asked - 86_400_000

test('two-factor that was off and is on has the codes that nobody heard of', () => {
  const codes = unheardCodes(createTestHost())
  expect(codes.turnedOnAt(una)).toBeNull()
  codes.ask(una, asked, 'off')
  expect(codes.turnedOnAt(una)).toBe(asked)
  expect(codes.are(una, null)).toBe(true)
  codes.forget(una)
  expect(codes.turnedOnAt(una)).toBeNull()
  expect(codes.are(una, null)).toBe(false)
})

test('new codes are those that nobody heard of only once they are others than before', () => {
  const codes = unheardCodes(createTestHost())
  codes.ask(una, asked, before)
  expect(codes.turnedOnAt(una)).toBeNull()
  expect(codes.are(una, before)).toBe(false)
  expect(codes.are(una, null)).toBe(false)
  expect(codes.are(una, asked)).toBe(true)
  codes.ask(una, asked, 'unknown')
  expect(codes.are(una, asked)).toBe(false)
})

test('codes that nobody was shown are those that are there, until others are made well after them', () => {
  const codes = unheardCodes(createTestHost())
  codes.ask(una, asked, 'unseen')
  expect(codes.turnedOnAt(una)).toBeNull()
  expect(codes.are(una, null)).toBe(true)
  expect(codes.are(una, asked - minute)).toBe(true)
  expect(codes.are(una, asked + 9 * minute)).toBe(true)
  expect(codes.are(una, asked + 11 * minute)).toBe(false)
})

test.each(['off', before] as const)(
  'after %s, those that were made well after they were asked for are others',
  (known) => {
    const codes = unheardCodes(createTestHost())
    codes.ask(una, asked, known)
    expect(codes.are(una, asked + 9 * minute)).toBe(true)
    expect(codes.are(una, asked + 11 * minute)).toBe(false)
  },
)

test.each(['off', 'unseen', before] as const)(
  'after %s, that two-factor is off ends it once what was asked for cannot come late any more',
  (known) => {
    const codes = unheardCodes(createTestHost())
    codes.hearOff(una, asked)
    codes.ask(una, asked, known)
    codes.hearOff(una, asked + minute - 1)
    expect(codes.are(una, asked)).toBe(true)
    codes.hearOff(una, asked + minute)
    expect(codes.are(una, asked)).toBe(false)
  },
)

test('a request that did nothing leaves what was noted before', () => {
  const codes = unheardCodes(createTestHost())
  codes.ask(una, asked, 'off')()
  expect(codes.are(una, null)).toBe(false)
  codes.ask(una, asked, 'off')
  codes.ask(una, asked + 1, before)()
  expect(codes.turnedOnAt(una)).toBe(asked)
})
