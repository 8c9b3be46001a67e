import { expect, test } from 'vitest'

import { cleanCode, cleanRecoveryCode } from './sign-in-code.ts'

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12\u00A034\u201356', '123456'],
  ['１２３４５６', '123456'],
  ['abc123', 'abc123'],
])('the sign-in code %j is %j', (typed, code) => {
  expect(cleanCode(typed)).toBe(code)
})

test('a recovery code loses blanks and nothing else', () => {
  expect(cleanRecoveryCode(' GJNIn sNnSf\n')).toBe('GJNInsNnSf')
  expect(cleanRecoveryCode('ab-CD')).toBe('ab-CD')
})
