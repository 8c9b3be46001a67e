import { expect, test } from 'vitest'

import { parseInstant } from './instant.ts'

const instant = Date.UTC(2020, 5, 3, 14, 4, 47)

test.each([
  ['2020-06-03T15:04:47+01:00', instant],
  ['2020-06-03T14:04:47Z', instant],
  ['2020-06-03t14:04:47z', instant],
  ['2020-06-03T14:04:47.123456Z', instant + 123],
  ['2020-06-03T16:04:47+0200', instant],
  ['2020-06-03 14:04:47', instant],
  ['2020-06-03T14:04', instant - 47_000],
  ['2020-06-03', null],
  ['2020-13-03T14:04:47Z', null],
  ['yesterday', null],
  ['', null],
  [1_591_193_087, null],
  [null, null],
  [{}, null],
])('%j', (value, expected) => {
  expect(parseInstant(value)).toBe(expected)
})
