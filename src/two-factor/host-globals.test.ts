import { afterEach, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { una } from '#src/test/account.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { twoFactorFromHost } from './host-globals.ts'

afterEach(() => vi.unstubAllGlobals())

function told(
  account: Account,
  panel: Parameters<typeof configurePanel>[1] = {},
): boolean | null {
  const host = createTestHost()
  return twoFactorFromHost(host, configurePanel(host, panel), account)
}

test.each(['PterodactylUser', 'JexactylUser'])(
  '%s tells of the same person only',
  (name) => {
    vi.stubGlobal(name, { username: 'una', use_totp: true })
    expect(told(una)).toBe(true)
    vi.stubGlobal(name, { username: 'una', use_totp: false })
    expect(told(una)).toBe(false)
    vi.stubGlobal(name, { username: 'Una', use_totp: true })
    expect(told(una)).toBeNull()
    vi.stubGlobal(name, { username: 'otto', use_totp: true })
    expect(told(una)).toBeNull()
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
  expect(told(una)).toBeNull()
})

test('where one global is about somebody else, the other may tell', () => {
  vi.stubGlobal('PterodactylUser', { username: 'otto', use_totp: true })
  vi.stubGlobal('JexactylUser', { username: 'una', use_totp: false })
  expect(told(una)).toBe(false)
})

test.each([{ baseUrl: 'https://other.example' }, { apiBase: '/other/api/client' }])(
  'the page of one panel tells nothing of an account of the same name on another: %j',
  (other) => {
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
    expect(told(una, other)).toBeNull()
  },
)
