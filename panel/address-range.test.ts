import { expect, test } from 'vitest'

import { allows, checkAddress } from './address-range.ts'

test.each([
  ['127.0.0.1', 'ok'],
  ['10.0.0.0/8', 'ok'],
  ['10.1.2.3/8', 'ok'],
  ['10.0.0.0/255.0.0.0', 'ok'],
  ['2001:db8::1', 'ok'],
  ['2001:db8::/32', 'ok'],
  ['10.0.0.1-10.0.0.9', 'ok'],
  ['10.0.0.*', 'ok'],
  ['999.1.1.1', 'invalid'],
  ['not an ip', 'invalid'],
  ['localhost', 'invalid'],
  ['', 'invalid'],
  ['1', 'invalid'],
  ['10.0.0.0/-1', 'invalid'],
  ['10.0.0.0/ab', 'invalid'],
  ['10.0.0.0/33', 'crash'],
  ['2001:db8::/129', 'crash'],
  ['10.0.0.9-10.0.0.1', 'crash'],
])('%j is %s', (text, verdict) => {
  expect(checkAddress(text)).toBe(verdict)
})

test.each([
  [[], '203.0.113.5', true],
  [['10.0.0.1'], '10.0.0.1', true],
  [['10.0.0.1'], '10.0.0.2', false],
  [['10.1.2.3/8'], '10.255.0.1', true],
  [['10.0.0.1-10.0.0.9'], '10.0.0.9', true],
  [['10.0.0.*'], '10.0.1.0', false],
  [['::1'], '127.0.0.1', false],
  [['::1', '127.0.0.1'], '127.0.0.1', true],
  [['2001:db8::/32'], '2001:db8:ffff::1', true],
])('%j lets %s in: %s', (ranges, ip, answer) => {
  expect(allows(ranges, ip)).toBe(answer)
})
