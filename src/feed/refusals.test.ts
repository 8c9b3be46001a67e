import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import { lastUses } from './refusals.ts'
import { refusedFrom } from './refused-from.ts'
import { activityRow, recentRows } from './testing/rows.ts'

const used = 1_000_000
const key: ApiKey = {
  identifier: 'ptlc_one',
  description: 'one',
  allowedIps: ['10.0.0.0/8'],
  createdAt: 0,
  lastUsedAt: used,
}
const row = (more: Partial<ActivityEntry>) =>
  activityRow({ id: JSON.stringify(more), timestamp: used - 10_000, ...more })
const refusal = (timestamp: number | null, identifier = 'ptlc_one') =>
  row({ event: 'auth:ip-blocked', timestamp, properties: { identifier } })
const before = row({})

test.for([
  ['a refusal in the same second', recentRows([refusal(used), before]), 'tried'],
  ['a refusal just after it', recentRows([refusal(used + 1000), before]), 'tried'],
  ['no refusal, and all of the time since was read', recentRows([before]), 'used'],
  ['a refusal long before', recentRows([refusal(used - 60_000)]), 'used'],
  ['a refusal of another key', recentRows([refusal(used, 'ptlc_two'), before]), 'used'],
  ['a refusal just before it', recentRows([refusal(used - 1000), before]), 'used-or-tried'],
  ['a refusal without a date', recentRows([refusal(null), before]), 'used-or-tried'],
  ['rows that could not be read', recentRows([before], { odd: 1 }), 'used-or-tried'],
  [
    'a feed that was not read so far',
    recentRows([row({ timestamp: used })]),
    'used-or-tried',
  ],
  ['a feed that remembers nothing', recentRows([]), 'used-or-tried'],
  ['a panel without a feed', recentRows([], { offered: false }), 'used-or-tried'],
  ['a feed that is not read yet', null, 'used-or-tried'],
] as const)('%s', ([, signIns, told]) => {
  expect(lastUses(signIns)(key)).toBe(told)
})

test('a key that works from everywhere has nothing to be refused by', () => {
  expect(lastUses(null)({ ...key, allowedIps: [] })).toBe('used')
})

test('refusals are told by address, the latest first, and none of another key or without a place', () => {
  const from = (ip: string | null, timestamp: number | null, identifier?: string) => ({
    ...refusal(timestamp, identifier),
    ip,
  })
  const rows = [
    from('192.0.2.9', used),
    from('192.0.2.8', used - 1000),
    from('192.0.2.9', used - 2000),
    from('192.0.2.8', used - 3000, 'ptlc_two'),
    from(null, used - 4000),
    from('192.0.2.7', null),
    row({ ip: '192.0.2.6' }),
  ]
  expect(refusedFrom(key, recentRows(rows))).toEqual([
    { address: '192.0.2.9', count: 2, last: used },
    { address: '192.0.2.8', count: 1, last: used - 1000 },
  ])
})
