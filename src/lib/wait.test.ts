import { expect, test } from 'vitest'

import { readingPause, waitOf } from './wait.ts'

test.each([
  [1, { unit: 'Seconds', count: 1 }],
  [90, { unit: 'Seconds', count: 90 }],
  [91, { unit: 'Minutes', count: 2 }],
  [5400, { unit: 'Minutes', count: 90 }],
  [5401, { unit: 'Hours', count: 2 }],
  [86_400, { unit: 'Hours', count: 24 }],
] as const)('%s s are counted as people count them', (seconds, wait) => {
  expect(waitOf(seconds)).toEqual(wait)
})

test('reading rests for what panels ask for, and no longer than five minutes', () => {
  expect([1, 60, 300, 301, 86_400].map(readingPause)).toEqual([1, 60, 300, 300, 300])
})
