import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'

import { unusedLongest } from './unused-longest.ts'

const key = (identifier: string, of: Pick<ApiKey, 'createdAt' | 'lastUsedAt'>): ApiKey => ({
  identifier,
  description: identifier,
  allowedIps: [],
  ...of,
})
const order = (keys: readonly ApiKey[]) =>
  unusedLongest(keys).keys.map(({ identifier }) => identifier)

test('a key that was never used counts from when it was made', () => {
  const keys = [
    key('young', { createdAt: 9, lastUsedAt: null }),
    key('used', { createdAt: 1, lastUsedAt: 5 }),
    key('old', { createdAt: 2, lastUsedAt: null }),
  ]
  expect(order(keys)).toEqual(['old', 'used', 'young'])
  expect(unusedLongest(keys).isTold).toBe(true)
})

test('what the panel does not tell of one key makes it unknown of all, and that key comes last', () => {
  for (const untold of [
    { createdAt: 1, lastUsedAt: undefined },
    { createdAt: null, lastUsedAt: null },
  ]) {
    const keys = [
      key('untold', untold),
      key('young', { createdAt: 9, lastUsedAt: null }),
      key('old', { createdAt: 2, lastUsedAt: 3 }),
    ]
    expect(order(keys)).toEqual(['old', 'young', 'untold'])
    expect(unusedLongest(keys).isTold).toBe(false)
  }
})
