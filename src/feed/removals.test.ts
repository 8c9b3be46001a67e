import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'

import { removalBefore, removalOf } from './removals.ts'
import { activityRow, recentRows } from './testing/rows.ts'

const una = { uuid: null, username: 'una', email: null, twoFactorEnabled: null }

const row = (what: 'create' | 'delete', more: Partial<ActivityEntry> = {}) =>
  activityRow({
    id: `${what} ${more.timestamp}`,
    event: `user:ssh-key.${what}`,
    properties: { fingerprint: 'abc' },
    actor: una,
    timestamp: 1000,
    ...more,
  })

/** What rows, the newest first, tell of `SHA256:abc`. */
const told = (...entries: ActivityEntry[]) =>
  removalOf(recentRows(entries), 'SHA256:abc', 'una')

test('a key was removed when its last row says so', () => {
  const made = row('create', { timestamp: 500 })
  expect(told(row('delete'), made)).toEqual({ at: 1000, isOwn: true })
  const named = row('delete', { properties: { fingerprint: 'SHA256:abc' } })
  expect(told(named)).toEqual({ at: 1000, isOwn: true })
})

test.each<[string, Partial<ActivityEntry>]>([
  ['somebody else', { actor: { ...una, username: 'admin' } }],
  ['nobody whom the panel names', { actor: null }],
])('who removed it may be %s', (_, more) => {
  expect(told(row('delete', more))).toEqual({ at: 1000, isOwn: false })
})

test('of a key that was added since, that is no news', () => {
  expect(told(row('create', { timestamp: 2000 }), row('delete'))).toBeNull()
})

test('what happened last in one second is not known', () => {
  expect(told(row('delete'), row('create'))).toBeNull()
})

test.each<[string, ActivityEntry[]]>([
  ['nothing', []],
  ['another key', [row('delete', { properties: { fingerprint: 'abd' } })]],
  ['no fingerprint', [row('delete', { properties: {} })]],
  ['an odd one', [row('delete', { properties: { fingerprint: ['abc'] } })]],
  ['no date', [row('delete', { timestamp: null })]],
  ['another thing', [row('delete', { event: 'user:ssh-key.delete-all' })]],
  [
    'an API key',
    [row('delete', { event: 'user:api-key.delete', properties: { identifier: 'abc' } })],
  ],
])('rows that tell %s tell nothing of it', (_, entries) => {
  expect(told(...entries)).toBeNull()
})

/** What rows tell of `SHA256:abc` that is there, and was added at 2000. */
const toldOfListed = (...entries: ActivityEntry[]) =>
  removalBefore(recentRows(entries), 'SHA256:abc', 2000, 'una')

test('a key that is there was removed before it was added again', () => {
  const again = row('create', { timestamp: 2000 })
  expect(toldOfListed(again, row('delete'), row('create', { timestamp: 500 }))).toEqual({
    at: 1000,
    isOwn: true,
  })
  expect(toldOfListed(again, row('delete', { actor: null }))).toEqual({
    at: 1000,
    isOwn: false,
  })
  expect(toldOfListed(row('delete'), row('delete', { timestamp: 700 }))?.at).toBe(1000)
})

test.each<[string, ActivityEntry[]]>([
  ['that it was added', [row('create', { timestamp: 2000 })]],
  ['of a removal in the same second', [row('delete', { timestamp: 2000 })]],
  [
    'of a removal since, which its list does not know yet',
    [row('delete', { timestamp: 3000 })],
  ],
  ['of a removal without a date', [row('delete', { timestamp: null })]],
  ['of another key', [row('delete', { properties: { fingerprint: 'abd' } })]],
])('rows that tell %s do not tell that it was removed before', (_, entries) => {
  expect(toldOfListed(...entries)).toBeNull()
})
