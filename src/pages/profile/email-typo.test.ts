import fc from 'fast-check'
import { expect, test } from 'vitest'

import { suggestEmail } from './email-typo.ts'

test.each([
  ['una@gmial.com', 'una@gmail.com'],
  ['una@gmail.con', 'una@gmail.com'],
  ['una@GMAIL.CO', 'una@gmail.com'],
  ['una@hotmial.com', 'una@hotmail.com'],
  ['una@outlok.com', 'una@outlook.com'],
  ['una@gmx.d', 'una@gmx.de'],
])('%s looks like %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant)
})

test.each([
  'una@gmail.com',
  'una@gmx.de',
  'una@example.com',
  'una@localhost',
  'una',
  '@gmial.com',
  'a@b',
  '',
])('%j is left alone', (typed) => {
  expect(suggestEmail(typed)).toBeNull()
})

test('whatever is typed, the suggestion keeps what stands before the last @', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const suggestion = suggestEmail(typed)
      return (
        suggestion === null ||
        suggestion.startsWith(typed.slice(0, typed.lastIndexOf('@') + 1))
      )
    }),
  )
})
