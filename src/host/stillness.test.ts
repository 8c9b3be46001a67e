import { expect, test } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { stillness } from './stillness.ts'

test('the page stands still until the last who asked for it has ended it', () => {
  const { hold, isHeld } = stillness(createTestHost())
  expect(isHeld()).toBe(false)
  const first = hold()
  const second = hold()
  expect(isHeld()).toBe(true)
  first()
  expect(isHeld()).toBe(true)
  second()
  expect(isHeld()).toBe(false)
})

test('who ends it twice does not end what somebody else asked for', () => {
  const { hold, isHeld } = stillness(createTestHost())
  const first = hold()
  const second = hold()
  first()
  first()
  expect(isHeld()).toBe(true)
  second()
  second()
  expect(isHeld()).toBe(false)
  const third = hold()
  expect(isHeld()).toBe(true)
  third()
})
