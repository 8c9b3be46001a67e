import { expect, test } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { signInAgain } from './sign-in-again.ts'

test.each([true, false])(
  'whoever asks is answered by the one sign-in (%s)',
  async (same) => {
    const question = signInAgain(createTestHost())
    const asked = [question.ask(), question.ask('form'), question.ask('action')]
    question.answer(same)
    expect(await Promise.all(asked)).toEqual([same, same, same])
    expect(question.isOpen()).toBe(false)
  },
)

test.each([
  [['nothing'], 'nothing'],
  [['nothing', 'action'], 'action'],
  [['form', 'action', 'nothing'], 'form'],
] as const)('of %j what weighs most is what waits', (all, most) => {
  const question = signInAgain(createTestHost())
  for (const each of all) void question.ask(each)
  expect(question.waiting()).toBe(most)
  question.answer(false)
  expect(question.waiting()).toBe('nothing')
})
