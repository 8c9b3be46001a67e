import { expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'

import { adviseOnPassword, byteLength } from './password-advice.ts'

const account: Account = {
  id: 1,
  uuid: null,
  username: 'una.user',
  email: 'una.mail@example.com',
  firstName: 'Una',
  lastName: null,
  admin: false,
  language: 'en',
  twoFactorEnabled: null,
}

test.each([
  ['correct horse battery', []],
  [' correct horse', ['outerSpaces']],
  ['correct horse\u00a0', ['outerSpaces']],
  ['a'.repeat(72), []],
  ['a'.repeat(73), ['tooLong']],
  ['ü'.repeat(37), ['tooLong']],
  ['the-current-one', ['same']],
  ['xx-UNA.user-xx', ['ownName']],
  ['una.mail-123', ['ownName']],
  ['zero\u200bwidth-here', ['invisible']],
  ['bidi\u202eoverride', ['invisible']],
  ['cafe\u0301 au lait', ['spelling']],
  ['caf\u00e9 au lait', []],
  ['\uff41bcdefgh', ['spelling']],
  ['cafe\u0301 \u200blait', ['invisible']],
  ['', []],
])('%j: %j', (password, advice) => {
  expect(adviseOnPassword(password, 'the-current-one', account)).toEqual(advice)
})

test('an emoji has the bytes that the panel counts', () => {
  expect(byteLength('👩‍🚀')).toBe(11)
})
