import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import { markOf } from '#src/keys/mark-of.ts'

import { arrange } from './arrange.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 5, 15)

const key = (rest: Partial<ApiKey> = {}): ApiKey => ({
  identifier: 'ptlc_aaaaaaaaaaa',
  description: null,
  allowedIps: [],
  lastUsedAt: now,
  createdAt: now - 400 * day,
  ...rest,
})

test('what wants attention comes first, the worst of it before the rest', () => {
  const keys = [
    key({ description: 'used', lastUsedAt: now - day }),
    key({ description: 'never', lastUsedAt: null }),
    key({ description: 'now' }),
    key({ description: 'idle', lastUsedAt: now - 100 * day }),
  ]
  const inOrder = (order: 'attention' | 'used' | 'name') =>
    arrange(keys, '', order, (each) => markOf(each, null, now)).map(
      ({ description }) => description,
    )
  expect(inOrder('attention')).toEqual(['idle', 'never', 'now', 'used'])
  expect(inOrder('used')).toEqual(['now', 'used', 'idle', 'never'])
  expect(inOrder('name')).toEqual(['idle', 'never', 'now', 'used'])
})
