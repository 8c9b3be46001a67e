import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import { panelStorage } from '#src/session/panel-storage.ts'
import { startQueries } from '#src/test/panel.ts'

import { keepReplaced } from './keep-replaced.ts'
import { markOf, marksOf, type MarkKind } from './mark-of.ts'
import { secretlessName } from './secretless.ts'

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

test.each<[string, Partial<ApiKey>, MarkKind | null]>([
  ['used today, from everywhere', {}, null],
  ['a use that is not told', { lastUsedAt: undefined }, null],
  ['not used for long', { lastUsedAt: now - 90 * day }, 'idle'],
  ['never used', { lastUsedAt: null }, 'never-used'],
  ['never used, of an unknown age', { lastUsedAt: null, createdAt: null }, 'never-used'],
  ['not used yet', { lastUsedAt: null, createdAt: now - 6 * day }, null],
  ['a list that holds all', { allowedIps: ['10.0.0.1', '0.0.0.0/0'] }, 'open'],
  ['a day to look at it again', { description: 'Bot (review 2026-06-14)' }, 'due'],
  ['such a day to come', { description: 'Bot (review 2026-06-17)' }, null],
  ['such a day, not used', { description: 'B (review 2026-06-14)', lastUsedAt: 0 }, 'due'],
  ['not used, a list that holds all', { lastUsedAt: 0, allowedIps: ['::/0'] }, 'idle'],
])('%s', (_, rest, mark) => {
  const made = key(rest)
  expect(markOf(made, null, now)).toBe(mark)
  expect(markOf(made, 'replaced', now)).toBe('replaced')
})

test('what this browser remembers is marked as well, and a replacement only while it is there', () => {
  const { host } = startQueries()
  const [old, by, lost] = ['old', 'by', 'lost'].map((identifier) => key({ identifier }))
  if (!old || !by || !lost) throw new Error('no keys')
  keepReplaced(host, 'old', 'by')
  panelStorage(host).local.set(secretlessName, JSON.stringify(['lost']))
  expect([...marksOf(host, [old, by, lost], now)]).toEqual([
    [old, 'replaced'],
    [lost, 'secretless'],
  ])
  expect([...marksOf(host, [old], now)]).toEqual([])
})
