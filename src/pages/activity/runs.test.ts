import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import { activityRow } from '#src/feed/testing/rows.ts'

import { inRuns } from './runs.ts'

const minute = 60_000
const failed = (at: number, more: Partial<ActivityEntry> = {}) =>
  activityRow({
    id: String(at),
    event: 'auth:fail',
    properties: { username: 'una', useragent: 'curl' },
    timestamp: at * minute,
    ...more,
  })
const lengths = (entries: ActivityEntry[]) => inRuns(entries).map(({ length }) => length)

test('failures from one place that follow each other are one run', () => {
  expect(lengths([failed(40), failed(39), failed(24), failed(8)])).toEqual([3, 1])
})

test('other words, another browser or another event begin a run of their own', () => {
  const code = { properties: { username: null, useragent: 'curl' } }
  const browser = { properties: { username: 'una', useragent: 'wget' } }
  expect(lengths([failed(9), failed(8, code), failed(7, browser)])).toEqual([1, 1, 1])
  const signedIn = { event: 'auth:success' }
  expect(lengths([failed(9, signedIn), failed(8, signedIn)])).toEqual([1, 1])
  expect(lengths([failed(9), failed(8, signedIn), failed(7)])).toEqual([1, 1, 1])
})

test('rows without a date stand alone', () => {
  expect(lengths([failed(9), failed(8, { timestamp: null }), failed(7)])).toEqual([1, 1, 1])
})
