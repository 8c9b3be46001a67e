import { expect, test } from 'vitest'

import { una } from '#src/test/account.ts'
import { createTestHost } from '#src/test/host.ts'

import { unsavedCodes } from './unsaved-codes.ts'

const shown = Date.UTC(2026, 9, 21, 12)
const minute = 60_000

test('codes are unsaved until they are kept', () => {
  const codes = unsavedCodes(createTestHost())
  expect(codes.shownAt(una, null)).toBeNull()
  codes.note(una, shown)
  expect(codes.shownAt(una, null)).toBe(shown)
  codes.forget(una)
  expect(codes.shownAt(una, null)).toBeNull()
})

test('those that were made later elsewhere are others, whatever the clocks say', () => {
  const codes = unsavedCodes(createTestHost())
  codes.note(una, shown)
  expect(codes.shownAt(una, shown - minute)).toBe(shown)
  expect(codes.shownAt(una, shown + 5 * minute)).toBe(shown)
  expect(codes.shownAt(una, shown + 20 * minute)).toBeNull()
})

test('they are those of one account', () => {
  const codes = unsavedCodes(createTestHost())
  codes.note(una, shown)
  expect(codes.shownAt({ ...una, id: 2, username: 'mara' }, null)).toBeNull()
})
