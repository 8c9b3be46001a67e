import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'

import { readAgent } from './agent.ts'
import { provenances } from './provenance.ts'
import { activityRow, recentRows } from './testing/rows.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

const row = (event: string, more: Partial<ActivityEntry>) =>
  activityRow({
    id: `${event} ${more.timestamp}`,
    event,
    ip: '203.0.113.5',
    timestamp: 1000,
    ...more,
  })
const recent = (entries: ActivityEntry[], since: number | null = null) =>
  recentRows(entries, { since })
const created = (identifier: string, more: Partial<ActivityEntry> = {}) =>
  row('user:api-key.create', { properties: { identifier }, ...more })

test('a key comes from where its row says, with the browser of the sign-in before', () => {
  const signIn = (timestamp: number, more: Partial<ActivityEntry> = {}) =>
    row('auth:success', { timestamp, properties: { useragent: firefox }, ...more })
  const feeds = {
    keys: recent([created('one'), created('two', { ip: '192.0.2.1' })]),
    signIns: recent([signIn(2000), signIn(900)]),
    readAgent,
  }
  const of = provenances('identifier', feeds)
  const home = { address: '203.0.113.5', browser: 'Firefox', byApi: false }
  expect(of('one', 1000)).toEqual(home)
  expect(of('two', 1000)).toEqual({ ...home, address: '192.0.2.1', browser: null })
  const later = { ...feeds, signIns: recent([signIn(2000)]) }
  expect(provenances('identifier', later)('one', 1000)).toEqual({ ...home, browser: null })
})

test('a key that was made with a key says so, and a hidden address stays hidden', () => {
  const keys = recent([created('one', { isApi: true, ip: null })])
  const of = provenances('identifier', { keys, signIns: null, readAgent: null })
  expect(of('one', null)).toEqual({ address: null, browser: null, byApi: true })
})

test('what was added again comes from where it was added last', () => {
  const added = (timestamp: number, ip: string) =>
    row('user:ssh-key.create', { timestamp, ip, properties: { fingerprint: 'abc' } })
  const keys = recent([added(3000, '192.0.2.3'), added(1000, '192.0.2.1')])
  const of = provenances('fingerprint', { keys, signIns: null, readAgent: null })
  expect(of('abc', 3000)).toMatchObject({ address: '192.0.2.3' })
})

test('a key without a row is older than the feed, or nobody knows', () => {
  const entries = [row('user:api-key.delete', { timestamp: 500 })]
  const told = (since: number | null) =>
    provenances('identifier', {
      keys: recent(entries, since),
      signIns: null,
      readAgent: null,
    })
  expect(told(500)('one', 499)).toBe('older')
  expect(told(null)('one', 499)).toBe('older')
  expect(told(null)('one', 501)).toBeNull()
  expect(told(null)('one', null)).toBeNull()
})
