import { expect, test } from 'vitest'

import { settledBy } from './settled-by.ts'

const change = { current: 'a', next: 'b' }

test('the same password settles all that asked for it, and nothing else', () => {
  const earlier = ['b', 'c', 'b'].map((next, at) => ({ at, next }))
  expect(settledBy(earlier, change)).toEqual([0, 2])
})

test('that a password is the current one tells of one of those that asked for it', () => {
  const earlier = ['a', 'a'].map((next, at) => ({ at, next }))
  expect(settledBy(earlier, change)).toEqual([0])
})
