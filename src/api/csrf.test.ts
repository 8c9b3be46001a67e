import { expect, test } from 'vitest'

import { xsrfTokenIn } from './csrf.ts'

test.each([
  ['XSRF-TOKEN=abc', 'abc'],
  ['theme=dark; XSRF-TOKEN=eyJpdiI6%3D; other=1', 'eyJpdiI6='],
  ['NOT-XSRF-TOKEN=abc', undefined],
  ['XSRF-TOKEN=', undefined],
  ['', undefined],
  // What no panel sends is passed on as it is, rather than kept from it.
  ['XSRF-TOKEN=100%', '100%'],
])('the token among the cookies %j', (cookies, token) => {
  expect(xsrfTokenIn(cookies)).toBe(token)
})
