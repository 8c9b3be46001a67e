import { afterEach, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'

import { twoFactorFromHost } from './host-globals.ts'

const una: Account = {
  id: 1,
  uuid: null,
  username: 'una',
  email: 'una@example.test',
  firstName: null,
  lastName: null,
  admin: false,
  language: null,
  twoFactorEnabled: null,
}

afterEach(() => vi.unstubAllGlobals())

test.each(['PterodactylUser', 'JexactylUser'])(
  '%s tells of the same person only',
  (name) => {
    vi.stubGlobal(name, { username: 'una', use_totp: true })
    expect(twoFactorFromHost(una)).toBe(true)
    vi.stubGlobal(name, { username: 'una', use_totp: false })
    expect(twoFactorFromHost(una)).toBe(false)
    vi.stubGlobal(name, { username: 'Una', use_totp: true })
    expect(twoFactorFromHost(una)).toBeNull()
    vi.stubGlobal(name, { username: 'otto', use_totp: true })
    expect(twoFactorFromHost(una)).toBeNull()
  },
)

test.each([
  undefined,
  null,
  'una',
  {},
  { username: 'una' },
  { use_totp: true },
  { username: 'una', use_totp: 1 },
  { username: null, use_totp: true },
])('%j tells nothing', (found) => {
  vi.stubGlobal('PterodactylUser', found)
  expect(twoFactorFromHost(una)).toBeNull()
})

test('where one global is about somebody else, the other may tell', () => {
  vi.stubGlobal('PterodactylUser', { username: 'otto', use_totp: true })
  vi.stubGlobal('JexactylUser', { username: 'una', use_totp: false })
  expect(twoFactorFromHost(una)).toBe(false)
})
