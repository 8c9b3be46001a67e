import { expect, test } from 'vitest'

import { admit } from './admission.ts'

const own = 'https://perch.test'
const listed = ['https://panel.test', 'http://127.0.0.1:8080']

test.each([
  [[own], 'yes'],
  [['https://panel.test'], 'yes'],
  [['http://127.0.0.1:8080'], 'yes'],
  [['https://panel.test', own, own], 'yes'],
  // A listed page inside a foreign one is a page inside a foreign one.
  [['https://panel.test', 'https://evil.test'], 'no'],
  [['https://evil.test', 'https://panel.test'], 'no'],
  [['https://evil.test'], 'no'],
  [['http://panel.test'], 'no'],
  [['https://panel.test:8443'], 'no'],
  [['https://panel.test.evil.test'], 'no'],
  [['https://sub.panel.test'], 'no'],
  [['null'], 'no'],
  [[''], 'no'],
  // What the browser does not tell.
  [[null], 'ask'],
  [[null, null], 'no'],
  [[own, null], 'no'],
  [[null, 'https://evil.test'], 'no'],
] as const)('pages at %j around it: %s', (ancestors, admission) => {
  expect(admit(ancestors, own, listed)).toBe(admission)
})

test('where nobody is listed, nobody who is not known is asked', () => {
  expect(admit([null], own, [])).toBe('no')
  expect(admit([own], own, [])).toBe('yes')
})

test('a page without an origin of its own is not the own page of another such', () => {
  expect(admit(['null'], 'null', ['null'])).toBe('no')
})
