import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Recent } from '#src/account/activity/recent.ts'
import type { ActivityEntry } from '#src/api/activity.ts'

import {
  countDays,
  gapSpans,
  scaleTop,
  seriesOf,
  sumOf,
  worstDay,
  type ChartDay,
} from './counts.ts'

const zone = process.env['TZ']
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin'
})
afterAll(() => {
  process.env['TZ'] = zone
})

let ids = 0
const entry = (event: string, at: string | null, id?: string): ActivityEntry => ({
  id: id ?? String((ids += 1)),
  event,
  description: null,
  isApi: false,
  ip: String(ids),
  properties: {},
  hasAdditionalMetadata: false,
  timestamp: at === null ? null : Date.parse(at),
  actor: null,
})
const recent = (entries: ActivityEntry[] = [], since: string | null = null): Recent => ({
  entries,
  since: since === null ? null : Date.parse(since),
  offered: true,
})
const now = Date.parse('2026-11-23T10:00:00Z')
const count = (signIns: Recent, { keys = recent(), account = recent(), at = now } = {}) =>
  countDays({ signIns, keys, account }, at)
const found = (days: readonly ChartDay[], day: string) =>
  days.find((each) => each.day === day)

test('there are 90 days, each once and in order, also over the change of the clocks', () => {
  for (const at of [
    '2026-11-23T10:00:00Z',
    '2026-04-01T00:30:00Z',
    '2026-10-25T22:59:59Z',
  ]) {
    const { days } = count(recent(), { at: Date.parse(at) })
    expect(days).toHaveLength(90)
    expect(new Set(days.map(({ day }) => day)).size).toBe(90)
    expect(days.map(({ day }) => day).toSorted()).toEqual(days.map(({ day }) => day))
    for (const { start } of days) expect(new Date(start).getHours()).toBe(0)
  }
  const { days } = count(recent())
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-08-26', '2026-11-23'])
})

test('a row stands on the day that it is in the zone of the reader', () => {
  const { days, totals } = count(
    recent([
      // One second before midnight in Berlin, and midnight: winter, then summer.
      entry('auth:success', '2026-11-20T22:59:59Z'),
      entry('auth:success', '2026-11-20T23:00:00Z'),
      entry('auth:fail', '2026-09-10T21:59:59Z'),
      entry('auth:fail', '2026-09-10T22:00:00Z'),
      // The day has 25 hours: its last one is still it.
      entry('auth:fail', '2026-10-25T22:59:59Z'),
    ]),
  )
  expect(found(days, '2026-11-20')?.counts.signIns).toBe(1)
  expect(found(days, '2026-11-21')?.counts.signIns).toBe(1)
  expect(found(days, '2026-09-10')?.counts.failures).toBe(1)
  expect(found(days, '2026-09-11')?.counts.failures).toBe(1)
  expect(found(days, '2026-10-25')?.counts.failures).toBe(1)
  expect(totals).toEqual({ signIns: 2, failures: 3, changes: 0 })
})

test('what is before the first day, after today, or without a date stands on none', () => {
  const { totals, undated } = count(
    recent([
      entry('auth:success', '2026-08-25T21:59:59Z'),
      entry('auth:success', '2026-08-25T22:00:00Z'),
      entry('auth:success', '2026-11-23T23:00:00Z'),
      entry('auth:success', null),
      entry('auth:checkpoint', null),
    ]),
  )
  expect(totals.signIns).toBe(1)
  expect(undated).toBe(1)
})

test('a row that two of the readings tell counts once', () => {
  const twice = entry('user:api-key.create', '2026-11-20T10:00:00Z', 'same')
  const { totals } = count(recent([twice]), {
    keys: recent([twice]),
    account: recent([entry('user:account.email-changed', '2026-11-20T10:00:00Z')]),
  })
  expect(totals.changes).toBe(2)
})

test.each([
  ['auth:success', 'signIns'],
  ['auth:fail', 'failures'],
  ['auth:sftp.fail', 'failures'],
  ['auth:ip-blocked', 'failures'],
  ['user:two-factor.delete', 'changes'],
  ['event:password-reset', 'changes'],
  ['auth:password-reset', 'changes'],
  ['server:subuser.create', 'changes'],
  ['auth:reset-password', null],
  ['auth:checkpoint', null],
  ['auth:token', null],
  ['server:power.start', null],
])('%s counts as %s', (event, series) => expect(seriesOf(event)).toBe(series))

test('days before what was read are unknown, and the day on which the reading began is too', () => {
  const { days } = count(
    recent([entry('auth:success', '2026-10-03T12:00:00Z')], '2026-10-03T12:00:00Z'),
    { account: recent([], '2026-09-01T10:00:00Z') },
  )
  expect(found(days, '2026-10-02')?.read).toEqual({
    signIns: false,
    failures: false,
    changes: true,
  })
  const first = found(days, '2026-10-03')
  expect(first?.read.signIns).toBe(false)
  expect(first?.counts.signIns).toBe(1)
  expect(found(days, '2026-10-04')?.read.signIns).toBe(true)
  expect(found(days, '2026-09-01')?.read.changes).toBe(false)
  expect(gapSpans(days)).toEqual([
    { gap: 'all', start: 0, end: 7 },
    { gap: 'signIns', start: 7, end: 39 },
  ])
})

test('the gaps name what was not read', () => {
  expect(gapSpans(count(recent()).days)).toEqual([])
  const { days } = count(recent(), { keys: recent([], '2026-08-27T10:00:00Z') })
  expect(gapSpans(days)).toEqual([{ gap: 'changes', start: 0, end: 2 }])
  const none = count(recent([], '2026-11-23T09:00:00Z')).days
  expect(gapSpans(none)).toEqual([{ gap: 'signIns', start: 0, end: 90 }])
})

test('the worst day is the newest of those with the most failures, and one failure makes none', () => {
  const fails = (day: string, times: number) =>
    Array.from({ length: times }, () => entry('auth:fail', `2026-11-${day}T10:00:00Z`))
  expect(worstDay(count(recent(fails('03', 1))).days)).toBeNull()
  const { days } = count(recent([...fails('03', 9), ...fails('10', 9), ...fails('12', 2)]))
  expect(worstDay(days)?.day).toBe('2026-11-10')
})

test.each([
  [0, 4],
  [1, 4],
  [4, 4],
  [7, 8],
  [9, 10],
  [11, 20],
  [55, 60],
  [300, 400],
])('the scale for %i ends at %i', (most, top) => {
  const entries = Array.from({ length: most }, () =>
    entry('auth:success', '2026-11-20T10:00:00Z'),
  )
  const { days } = count(recent(entries))
  expect(scaleTop(days)).toBe(top)
  expect(
    sumOf(found(days, '2026-11-20')?.counts ?? { signIns: 0, failures: 0, changes: 0 }),
  ).toBe(most)
})
