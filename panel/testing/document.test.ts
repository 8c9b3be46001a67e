import { expect, test } from 'vitest'

import { differences } from './document.ts'

test.each([
  [{ a: 1 }, { a: 7 }],
  [{ ip: null }, { ip: '192.0.2.1' }],
  [
    { created_at: '2020-05-18T00:12:43+01:00' },
    { created_at: '2026-01-05T12:00:00+00:00' },
  ],
  [{ tokens: ['abcd1234'] }, { tokens: ['x7YZ0123'] }],
  [{ name: 'x' }, { name: 'another' }],
])('%j is like %j', (expected, actual) => {
  expect(differences(expected, actual)).toEqual([])
})

test.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: 1 }, {}],
  [{}, { a: 1 }],
  [[], {}],
  [{ data: {} }, { data: [] }],
  [{ created_at: '2020-05-18T00:12:43+01:00' }, { created_at: '2020-05-18 00:12:43' }],
  [{ tokens: ['abcd1234'] }, { tokens: ['abcd12345'] }],
  [{ tokens: ['abcd1234'] }, { tokens: [] }],
  [{ secret_token: 'ptlc_abcd' }, { secret_token: 'abcdefghi' }],
  [{ fingerprint: '1a:2b' }, { fingerprint: 'SHA256:abc' }],
  [{ image_url_data: 'data:image/png;base64,...' }, { image_url_data: 'otpauth://totp/x' }],
  [{ detail: 'one' }, { detail: 'another' }],
])('%j is not like %j', (expected, actual) => {
  expect(differences(expected, actual)).toHaveLength(1)
})
