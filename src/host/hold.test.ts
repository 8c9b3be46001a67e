import { expect, test, vi } from 'vitest'

import { createHold } from './hold.ts'

test('it changes when the first holds and when the last has ended it, and no other time', () => {
  const changed = vi.fn()
  const { hold, isHeld } = createHold(changed)
  const [first, second] = [hold(), hold()]
  first()
  first()
  expect([isHeld(), changed.mock.calls.length]).toEqual([true, 1])
  second()
  expect([isHeld(), changed.mock.calls.length]).toEqual([false, 2])
})
