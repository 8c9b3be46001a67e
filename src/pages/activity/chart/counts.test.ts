import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { Recent } from '#src/feed/recent.ts'
import { activityRow, recentRows } from '#src/feed/testing/rows.ts'

import { countDays, scaleTop, seriesOf, sumOf, worstDay, type ChartDay } from './counts.ts'

const zone = process.env['TZ']
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin'
})
afterAll(() => {
  process.env['TZ'] = zone
})

let ids = 0
const entry = (event: string, at: string | null, id?: string) =>
  activityRow({
    id: id ?? String((ids += 1)),
    event,
    ip: String(ids),
    timestamp: at === null ? null : Date.parse(at),
  })
const recent = (entries: ActivityEntry[] = [], since: string | null = null) =>
  recentRows(entries, { since: since === null ? null : Date.parse(since) })
const now = Date.parse('2026-11-23T10:00:00Z')
const count = (signIns: Recent, { keys = recent(), account = recent(), at = now } = {}) =>
  countDays({ signIns, keys, account }, at)
const found = (days: readonly ChartDay[], day: string) =>
  days.find((each) => each.day === day)

/** Something that makes the memory of the panel reach far enough back; it is not counted itself. */
const long = (before: number = now) =>
  entry('auth:checkpoint', new Date(before - 100 * 86_400_000).toISOString())

test('there are 90 days, each once and in order, also over the change of the clocks', () => {
  for (const at of [
    '2026-11-23T10:00:00Z',
    '2026-04-01T00:30:00Z',
    '2026-10-25T22:59:59Z',
  ]) {
    const { days, beginning } = count(recent([long(Date.parse(at))]), {
      at: Date.parse(at),
    })
    expect(beginning).toBe('full')
    expect(days).toHaveLength(90)
    expect(new Set(days.map(({ day }) => day)).size).toBe(90)
    expect(days.map(({ day }) => day).toSorted()).toEqual(days.map(({ day }) => day))
    for (const { start } of days) expect(new Date(start).getHours()).toBe(0)
  }
  const { days } = count(recent([long()]))
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

test('only days that were read from their beginning are there, and nothing else is counted', () => {
  const rows = [
    entry('auth:success', '2026-11-20T12:00:00Z'),
    // Read, but of this day others may not have been.
    entry('auth:success', '2026-11-19T12:00:00Z'),
  ]
  const { days, totals, beginning } = count(recent(rows, '2026-11-19T12:00:00Z'), {
    account: recent([entry('user:account.email-changed', '2026-09-01T10:00:00Z')]),
  })
  expect(days.map(({ day }) => day)).toEqual([
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
    '2026-11-23',
  ])
  expect(totals).toEqual({ signIns: 1, failures: 0, changes: 0 })
  expect(beginning).toBe('cut')
})

test('whichever reading ended first says from where on', () => {
  for (const more of [
    { keys: recent([], '2026-11-21T09:00:00Z') },
    { account: recent([], '2026-11-21T09:00:00Z') },
  ]) {
    const { days } = count(recent([long()], '2026-11-02T09:00:00Z'), more)
    expect(days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-23'])
  }
})

test('a reading that ended in the first second of a day has perhaps not read all of that second', () => {
  const { days } = count(recent([], '2026-11-21T23:00:00Z'))
  expect(days.map(({ day }) => day)).toEqual(['2026-11-23'])
})

test('where not even today was read, there are no days', () => {
  const { days, totals } = count(
    recent([entry('auth:success', '2026-11-23T09:30:00Z')], '2026-11-23T09:00:00Z'),
  )
  expect(days).toEqual([])
  expect(totals).toEqual({ signIns: 0, failures: 0, changes: 0 })
})

test('days are left out only where something earlier is known of', () => {
  const first = new Date(2026, 10, 23 - 89, 9).toISOString()
  const all = recent([entry('auth:success', first)])
  expect(count(all)).toMatchObject({ beginning: 'kept' })
  expect(count(all).days).toHaveLength(90)
  expect(count(recent([])).beginning).toBe('kept')
  // What could not be read may be from before that.
  expect(count({ ...recent([]), odd: 1 }).beginning).toBe('unknown')
  expect(count(recent([long()])).beginning).toBe('full')
  // What was not read may be earlier.
  expect(count(recent([], new Date(now - 100 * 86_400_000).toISOString())).beginning).toBe(
    'full',
  )
})

test('the memory of the panel begins with its oldest row', () => {
  const { days, beginning } = count(
    recent([entry('auth:success', '2026-11-21T12:00:00Z')]),
    { keys: recent([entry('user:api-key.create', '2026-11-20T12:00:00Z')]) },
  )
  expect(days[0]?.day).toBe('2026-11-20')
  expect(beginning).toBe('kept')
  // A panel whose clock goes ahead.
  expect(count(recent([entry('auth:success', '2026-11-25T12:00:00Z')])).days).toHaveLength(
    1,
  )
})

test('whatever was read, each number is that of all rows of its day', () => {
  const at = fc.integer({ min: 0, max: 60 * 24 * 40 })
  const kinds = {
    signIns: fc.constantFrom('auth:success', 'auth:fail', 'auth:checkpoint'),
    keys: fc.constant('user:api-key.create'),
    account: fc.constant('user:account.email-changed'),
  }
  const written = (event: fc.Arbitrary<string>) =>
    fc.record({
      rows: fc.array(fc.tuple(event, at), { maxLength: 30 }),
      read: fc.integer({ min: 1, max: 30 }),
    })
  const history = fc.record({
    signIns: written(kinds.signIns),
    keys: written(kinds.keys),
    account: written(kinds.account),
  })
  fc.assert(
    fc.property(history, (all) => {
      /** What the panel has, and what of it one page tells. */
      const readings = Object.values(all).map(({ rows, read }) => {
        const entries = rows
          .map(([event, ago]) => entry(event, new Date(now - ago * 60_000).toISOString()))
          .toSorted((one, other) => (other.timestamp ?? 0) - (one.timestamp ?? 0))
        const part = entries.slice(0, read)
        const since = read < entries.length ? (part.at(-1)?.timestamp ?? null) : null
        return { entries, reading: { entries: part, since, odd: 0, offered: true } }
      })
      const [signIns, keys, account] = readings.map(({ reading }) => reading)
      if (!signIns || !keys || !account) return
      const everything = readings.flatMap(({ entries }) => entries)
      for (const { start, counts } of countDays({ signIns, keys, account }, now).days) {
        const end =
          start + 86_400_000 + (new Date(start + 86_400_000).getHours() ? 3_600_000 : 0)
        const ofDay = everything.filter(
          ({ timestamp }) => timestamp !== null && timestamp >= start && timestamp < end,
        )
        for (const name of ['signIns', 'failures', 'changes'] as const)
          expect(counts[name]).toBe(
            ofDay.filter(({ event }) => seriesOf(event) === name).length,
          )
      }
    }),
  )
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
