import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import type { Recent } from './recent.ts'
import { lastUses } from './refusals.ts'

const used = 1_000_000
const key: ApiKey = {
  identifier: 'ptlc_one',
  description: 'one',
  allowedIps: ['10.0.0.0/8'],
  createdAt: 0,
  lastUsedAt: used,
}
const row = (more: Partial<ActivityEntry>): ActivityEntry => ({
  id: JSON.stringify(more),
  event: 'auth:success',
  description: null,
  isApi: false,
  ip: null,
  properties: {},
  hasAdditionalMetadata: false,
  timestamp: used - 10_000,
  actor: null,
  ...more,
})
const refusal = (timestamp: number | null, identifier = 'ptlc_one') =>
  row({ event: 'auth:ip-blocked', timestamp, properties: { identifier } })
const recent = (entries: ActivityEntry[], more: Partial<Recent> = {}): Recent => ({
  entries,
  since: null,
  odd: 0,
  offered: true,
  ...more,
})
const before = row({})

test.for([
  ['a refusal in the same second', recent([refusal(used), before]), 'tried'],
  ['a refusal just after it', recent([refusal(used + 1000), before]), 'tried'],
  ['no refusal, and all of the time since was read', recent([before]), 'used'],
  ['a refusal long before', recent([refusal(used - 60_000)]), 'used'],
  ['a refusal of another key', recent([refusal(used, 'ptlc_two'), before]), 'used'],
  ['a refusal just before it', recent([refusal(used - 1000), before]), 'used-or-tried'],
  ['a refusal without a date', recent([refusal(null), before]), 'used-or-tried'],
  ['rows that could not be read', recent([before], { odd: 1 }), 'used-or-tried'],
  ['a feed that was not read so far', recent([row({ timestamp: used })]), 'used-or-tried'],
  ['a feed that remembers nothing', recent([]), 'used-or-tried'],
  ['a panel without a feed', recent([], { offered: false }), 'used-or-tried'],
  ['a feed that is not read yet', null, 'used-or-tried'],
] as const)('%s', ([, signIns, told]) => {
  expect(lastUses(signIns)(key)).toBe(told)
})

test('a key that works from everywhere has nothing to be refused by', () => {
  expect(lastUses(null)({ ...key, allowedIps: [] })).toBe('used')
})
