import { expect, test } from 'vitest'

import { isStandingStill, standStill } from './standstill.ts'

test('the page stands still until the last who asked for it has ended it', () => {
  expect(isStandingStill()).toBe(false)
  const first = standStill()
  const second = standStill()
  expect(isStandingStill()).toBe(true)
  first()
  expect(isStandingStill()).toBe(true)
  second()
  expect(isStandingStill()).toBe(false)
})

test('who ends it twice does not end what somebody else asked for', () => {
  const first = standStill()
  const second = standStill()
  first()
  first()
  expect(isStandingStill()).toBe(true)
  second()
  second()
  expect(isStandingStill()).toBe(false)
  const third = standStill()
  expect(isStandingStill()).toBe(true)
  third()
})
