import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'

import { concernsOf, idleDays, type KeyConcern } from './api-key-concerns.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 5, 15)

const key = (identifier: string, rest: Partial<ApiKey> = {}): ApiKey => ({
  identifier,
  description: null,
  allowedIps: ['192.0.2.1'],
  lastUsedAt: now,
  createdAt: 0,
  ...rest,
})

/** The identifiers of those of which that is said. */
const having = (concern: KeyConcern, keys: readonly ApiKey[]) =>
  keys
    .filter((each) => concernsOf(each, { now }).includes(concern))
    .map(({ identifier }) => identifier)

test('a careful key gives no reason to look', () => {
  expect(concernsOf(key('a'), { now })).toEqual([])
})

test('a key is open without addresses, and with a range that holds all of them', () => {
  const keys = [
    key('none', { allowedIps: [] }),
    key('v4', { allowedIps: ['192.0.2.1', '0.0.0.0/0'] }),
    key('v6', { allowedIps: [' ::/0 '] }),
    key('stars', { allowedIps: ['*.*.*.*'] }),
    key('star', { allowedIps: ['*'] }),
    key('range', { allowedIps: ['10.0.0.0/8', '10.0.0.0/10'] }),
  ]
  expect(having('open', keys)).toEqual(['none', 'v4', 'v6', 'stars'])
})

test('never used and idle are told apart, and idle begins with the whole day', () => {
  const keys = [
    key('never', { lastUsedAt: null }),
    key('idle', { lastUsedAt: now - idleDays * day }),
    key('nearly', { lastUsedAt: now - idleDays * day + 1 }),
    key('ahead', { lastUsedAt: now + day }),
  ]
  expect(having('never-used', keys)).toEqual(['never'])
  expect(having('idle', keys)).toEqual(['idle'])
})
