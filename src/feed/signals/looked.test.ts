import { expect, test } from 'vitest'

import { activityRow, recentRows } from '../testing/rows.ts'
import { lookedSince } from './looked.ts'

const recent = (since: number | null, ...moments: (number | null)[]) =>
  recentRows(
    moments.map((timestamp, at) => activityRow({ id: String(at), timestamp })),
    { since },
  )

test('the reading that ended first says how far back all of them looked', () => {
  expect(lookedSince([recent(10, 50, 10), recent(40, 60, 40), recent(null)])).toBe(40)
  expect(lookedSince([recent(null, 50, 5), recent(40, 60, 40), recent(20, 30, 20)])).toBe(
    40,
  )
})

test('where all was read, the oldest row says how far back the panel remembers', () => {
  expect(lookedSince([recent(null, 50, 30), recent(null, 20, null), recent(null)])).toBe(20)
})

test('without a row that says when, nothing is known', () => {
  expect(lookedSince([recent(null, null), recent(null)])).toBeNull()
})
