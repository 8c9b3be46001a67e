import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'

import { readAgent } from '../agent.ts'
import { activityRow, recentRows } from '../testing/rows.ts'
import { dated, findSignals } from './find-signals.ts'
import { groupsOf } from './groups.ts'
import { placesIn } from './new-places.ts'
import type { Signal } from './signal.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 20, 12)
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const phones = [
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
]

type Memory = Map<string, number>
const newest = (rows: readonly ActivityEntry[]) =>
  rows.toSorted((one, other) => (other.timestamp ?? 0) - (one.timestamp ?? 0))

/** What somebody is asked who visits with a browser, and what the browser remembers afterwards. */
function visit(rows: readonly ActivityEntry[], ownAgent: string, memory: Memory, at = now) {
  const signIns = recentRows(newest(rows))
  const signals = findSignals({
    signIns,
    keys: recentRows([]),
    account: recentRows([]),
    apiKeys: null,
    readAgent,
    now: at,
    ownAgent,
    rememberedAt: (place) => memory.get(place) ?? null,
  })
  for (const [place, since] of placesIn(dated(signIns), readAgent, signals))
    memory.set(place, Math.min(memory.get(place) ?? since, since))
  return signals
}
const asked = (signals: readonly Signal[]) =>
  new Set(signals.map(({ kind, row }) => `${kind} ${row.id}`))

let ids = 0
function signIn(timestamp: number, ip: string, useragent: string): ActivityEntry {
  ids += 1
  return activityRow({ id: `row-${ids}`, ip, timestamp, properties: { useragent } })
}

/** Home and a phone whose provider gives it other addresses of a few networks, one sign-in every two days for 89 days. */
const steady = fc
  .record({
    phone: fc.constantFrom(...phones),
    networks: fc.uniqueArray(
      fc.tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 0, max: 255 })),
      { minLength: 1, maxLength: 5, selector: String },
    ),
    signIns: fc.array(
      fc.record({
        isHome: fc.boolean(),
        network: fc.nat(),
        rest: fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 254 })),
        hour: fc.integer({ min: 0, max: 23 }),
      }),
      { minLength: 45, maxLength: 45 },
    ),
  })
  .map(({ phone, networks, signIns }) => {
    const rows = signIns.map(({ isHome, network, rest, hour }, nth) => {
      const at = now - 89 * day + nth * 2 * day + hour * 1_800_000
      const pool = networks[network % networks.length] ?? [11, 0]
      // Home and phone within the first days: whoever has both has both.
      const home = nth === 0 || (nth !== 1 && isHome)
      return home
        ? signIn(at, `203.0.113.${(rest[1] % 9) + 1}`, firefox)
        : signIn(at, [...pool, ...rest].join('.'), phone)
    })
    return { phone, rows: rows.filter(({ timestamp }) => (timestamp ?? 0) < now) }
  })

test('who signs in from home and with a phone is asked one thing at most, and nothing new when rows are gone', () => {
  fc.assert(
    fc.property(
      steady,
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 4 }),
      ({ phone, rows }, atHome, prunings) => {
        const own = atHome ? firefox : phone
        const memory: Memory = new Map()
        const first = visit(rows, own, memory)
        expect(groupsOf(first).length).toBeLessThanOrEqual(1)
        for (const { kind, row } of first) {
          // Never of home, and only what really was there for the first time.
          expect(kind).toBe('new-place')
          expect(row.ip).not.toMatch(/^203\.0\.113\./)
          const network = row.ip?.split('.').slice(0, 2).join('.')
          const before = rows.filter(({ timestamp }) => (timestamp ?? 0) < row.timestamp)
          expect(before.some(({ ip }) => ip?.startsWith(`${network}.`))).toBe(false)
        }
        const known = asked(first)
        for (const days of prunings.toSorted((one, other) => one - other)) {
          const left = rows.filter(
            ({ timestamp }) => (timestamp ?? 0) >= now - 89 * day + days * day,
          )
          for (const each of asked(visit(left, own, memory, now + days * day)))
            expect(known).toContain(each)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a program with the password is asked about once, wherever it comes from, also from home', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{1,15}$/)
  const version = fc.stringMatching(/^\d{1,2}\.\d{1,2}$/)
  const place = fc.constantFrom('203.0.113.5', '192.0.2.1')
  fc.assert(
    fc.property(
      steady,
      fc.boolean(),
      name,
      fc.array(fc.record({ days: fc.integer({ min: 1, max: 40 }), version, place }), {
        minLength: 1,
        maxLength: 4,
      }),
      ({ phone, rows }, atHome, program, uses) => {
        fc.pre(!/^(mozilla|opera)$/i.test(program))
        const strange = uses
          .toSorted((one, other) => other.days - one.days)
          .map((use, nth) =>
            signIn(now - use.days * day + nth, use.place, `${program}/${use.version}`),
          )
        const signals = visit([...rows, ...strange], atHome ? firefox : phone, new Map())
        const told = signals.filter(
          (signal) =>
            signal.kind === 'new-place' && signal.isProgram && signal.browser !== null,
        )
        expect(told).toMatchObject([{ browser: program, row: { id: strange[0]?.id } }])
      },
    ),
    { numRuns: 100 },
  )
})

test('whatever the order of rows within a second, the signals are the same', () => {
  const agents = [firefox, ...phones]
  const row = fc.record({
    event: fc.constantFrom(
      'auth:success',
      'auth:checkpoint',
      'auth:fail',
      'auth:reset-password',
      'auth:ip-blocked',
    ),
    second: fc.integer({ min: 0, max: 40 }),
    agent: fc.nat({ max: 2 }),
    network: fc.nat({ max: 2 }),
    isCode: fc.boolean(),
  })
  const history = [80, 70, 60, 50, 40, 30].map((days) =>
    signIn(now - days * day, '203.0.113.5', firefox),
  )
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      (written, chance) => {
        const rows = written.map(({ event, second, agent, network, isCode }) => ({
          ...signIn(now - day + second * 1000, `192.${network}.2.1`, agents[agent] ?? ''),
          event,
          properties: {
            useragent: agents[agent],
            ...(event === 'auth:fail' && { username: isCode ? null : 'una' }),
            ...(event === 'auth:ip-blocked' && { identifier: `key-${network}` }),
          },
        }))
        const shuffled = rows
          .map((each) => ({ each, by: chance.next().value }))
          .toSorted((one, other) => one.by - other.by)
          .map(({ each }) => each)
        const told = (entries: readonly ActivityEntry[]) =>
          visit([...history, ...entries], 'another', new Map())
        expect(told(shuffled)).toEqual(told(rows))
      },
    ),
    { numRuns: 300 },
  )
})
