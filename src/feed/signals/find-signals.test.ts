import { expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import { readAgent } from '../agent.ts'
import { activityRow, recentRows } from '../testing/rows.ts'
import { findSignals } from './find-signals.ts'

const minute = 60_000
const day = 86_400_000
const now = Date.UTC(2026, 10, 20, 12)
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

let made = 0
type Row = Partial<ActivityEntry> & { event: string; ago: number }

function row({ ago, properties = {}, ...rest }: Row): ActivityEntry {
  made += 1
  return activityRow({
    id: `row-${made}`,
    ip: '203.0.113.5',
    timestamp: now - ago,
    properties: { useragent: firefox, ...properties },
    ...rest,
  })
}
const signedIn = (ago: number, more: Partial<ActivityEntry> = {}) =>
  row({ event: 'auth:success', ago, ...more })
/** Whoever has signed in for long, with Firefox, from home. */
const usual = [40, 35, 30, 25, 20, 10].map((days) => signedIn(days * day))
const asked = (ago: number, useragent = firefox) =>
  row({ event: 'auth:checkpoint', ago, ip: null, properties: { useragent } })
const wrongCode = (ago: number, useragent = firefox) =>
  row({ event: 'auth:fail', ago, ip: null, properties: { useragent, username: null } })
const wrongPassword = (ago: number) =>
  row({ event: 'auth:fail', ago, ip: null, properties: { username: 'una' } })
const burstAt = (ago: number, count: number) =>
  Array.from({ length: count }, (_, at) => wrongPassword(ago + at * minute))

const recent = (rows: readonly ActivityEntry[]) =>
  recentRows(rows.toSorted((one, other) => (other.timestamp ?? 0) - (one.timestamp ?? 0)))
const apiKey = (identifier: string, lastUsedAt: ApiKey['lastUsedAt']): ApiKey => ({
  identifier,
  description: null,
  allowedIps: [],
  lastUsedAt,
  createdAt: null,
})
type Rows = {
  apiKeys?: ApiKey[]
  /** How many keys could not be read. */
  oddKeys?: number
  signIns?: ActivityEntry[]
  keys?: ActivityEntry[]
  account?: ActivityEntry[]
  ownAgent?: string
  /** When places were seen in earlier visits. */
  remembered?: ReadonlyMap<string, number>
}
const found = ({
  signIns = [],
  keys = [],
  account = [],
  apiKeys = [],
  oddKeys = 0,
  ownAgent,
  remembered,
}: Rows) =>
  findSignals({
    signIns: recent([...usual, ...signIns]),
    keys: recent(keys),
    account: recent(account),
    apiKeys: { items: apiKeys, odd: oddKeys },
    readAgent,
    now,
    ownAgent: ownAgent ?? null,
    rememberedAt: (place) => remembered?.get(place) ?? null,
  })

test('an account that is used as usual has no signals', () => {
  expect(found({ signIns: [signedIn(minute)] })).toEqual([])
  expect(found({ signIns: [asked(6 * minute), signedIn(5 * minute)] })).toEqual([])
})

test('everything in the same second is a sign-in, whatever the order', () => {
  const signIns = [signedIn(10 * minute), asked(10 * minute)]
  expect(found({ signIns })).toEqual([])
  expect(found({ signIns: signIns.toReversed() })).toEqual([])
})

test('the right password without a second factor is told', () => {
  const stopped = asked(30 * minute, chrome)
  expect(found({ signIns: [stopped] })).toEqual([
    {
      kind: 'password-known',
      row: stopped,
      first: stopped.timestamp,
      wrongCodes: 0,
      gotIn: false,
      usual: false,
    },
  ])
})

test('somebody may still be typing', () => {
  expect(found({ signIns: [asked(4 * minute)] })).toEqual([])
  expect(found({ signIns: [asked(6 * minute)] })).toHaveLength(1)
})

test('who signs in a little later with another browser has not answered', () => {
  const signIns = [asked(30 * minute, chrome), signedIn(28 * minute)]
  expect(found({ signIns })).toMatchObject([{ kind: 'password-known', usual: false }])
})

test('wrong codes of one attempt are told as one', () => {
  const signIns = [
    asked(30 * minute),
    wrongCode(29 * minute),
    asked(29 * minute),
    wrongCode(28 * minute),
  ]
  expect(found({ signIns })).toMatchObject([
    { kind: 'password-known', first: now - 30 * minute, wrongCodes: 2, usual: true },
  ])
})

test('mistyping a code is nothing, guessing until one fits is', () => {
  const wrong = (count: number) =>
    Array.from({ length: count }, (_, at) => wrongCode((31 + at) * minute))
  const in30 = signedIn(30 * minute)
  expect(found({ signIns: [...wrong(2), in30] })).toEqual([])
  expect(found({ signIns: [...wrong(3), in30] })).toMatchObject([
    { kind: 'password-known', wrongCodes: 3, gotIn: true },
  ])
})

test('wrong codes of several sign-ins that each succeeded are slips', () => {
  const signIns = [0, 1, 2, 3, 4].flatMap((nth) => {
    const ago = (30 - nth / 2) * minute
    return [
      asked(ago),
      wrongCode(ago - 5000),
      wrongCode(ago - 10_000),
      signedIn(ago - 15_000),
    ]
  })
  expect(found({ signIns })).toEqual([])
})

test('a new sign-in after the panel waits no longer is one of its own', () => {
  const signIns = [asked(40 * minute), wrongCode(39 * minute), asked(20 * minute)]
  expect(found({ signIns })).toMatchObject([
    { kind: 'password-known', wrongCodes: 0 },
    { kind: 'password-known', wrongCodes: 1 },
  ])
})

test('failures with a right password between them are not in a row', () => {
  const failed = (...agos: number[]) => agos.map((ago) => wrongPassword(day + ago * minute))
  const signIns = [...failed(1, 2, 3), signedIn(day + 3.5 * minute), ...failed(4, 5, 6)]
  expect(found({ signIns })).toEqual([])
  // Of one second nobody knows the order.
  expect(
    found({ signIns: [...failed(1, 2, 3, 4, 5), signedIn(day + 3 * minute)] }),
  ).toEqual([])
  expect(found({ signIns: failed(1, 2, 3, 4, 5) })).toMatchObject([{ count: 5 }])
})

test('as many are in a row as have no right password between them, however long it took', () => {
  expect(found({ signIns: burstAt(day, 4) })).toEqual([])
  // Never many at once: somebody forgets a password now and then.
  const slow = [1, 2, 3, 4, 5, 6].map((hours) => wrongPassword(day + hours * 60 * minute))
  expect(found({ signIns: slow })).toEqual([])
  const signIns = [...burstAt(day, 5), ...burstAt(day + 90 * minute, 4)]
  expect(found({ signIns })).toMatchObject([
    { count: 9, first: now - day - 93 * minute, others: [] },
  ])
  // A wrong code comes after a right password.
  expect(
    found({ signIns: [...signIns, wrongCode(day + 60 * minute)] }).filter(
      ({ kind }) => kind === 'failed-sign-ins',
    ),
  ).toMatchObject([{ count: 5, others: [] }])
})

test('failures are told once, with those of before and when they were', () => {
  const signIns = [
    ...burstAt(day, 6),
    signedIn(2 * day),
    ...burstAt(3 * day, 5),
    signedIn(4 * day),
    ...burstAt(5 * day, 3),
  ]
  expect(found({ signIns })).toMatchObject([
    { kind: 'failed-sign-ins', count: 6, others: [{ last: now - 3 * day, count: 5 }] },
  ])
})

test('of failures in a row before, the longest come first', () => {
  const signIns = [
    ...burstAt(day, 5),
    signedIn(2 * day),
    ...burstAt(3 * day, 5),
    signedIn(4 * day),
    ...burstAt(5 * day, 9),
  ]
  expect(found({ signIns })).toMatchObject([
    { others: [{ count: 9 }, { last: now - 3 * day, count: 5 }] },
  ])
})

test('the first sign-in from a network or with a browser is told', () => {
  const chromes = { properties: { useragent: chrome } }
  expect(found({ signIns: [signedIn(day, { ip: '203.0.200.200' })] })).toEqual([])
  expect(found({ signIns: [signedIn(day, { ip: '192.0.2.1' })] })).toMatchObject([
    { kind: 'new-place', address: '192.0.2.1', browser: null, changes: [] },
  ])
  const both = [signedIn(day, chromes), signedIn(day - minute, chromes)]
  expect(found({ signIns: both })).toMatchObject([
    { kind: 'new-place', address: null, browser: 'Chrome' },
  ])
})

test('a program is asked about like a browser, also from where one is now', () => {
  const by = (useragent: unknown, more: Partial<ActivityEntry> = {}) =>
    signedIn(day, { ...more, properties: { useragent } })
  const asked = (signIn: ActivityEntry) => found({ signIns: [signIn], ownAgent: firefox })
  expect(asked(by('curl/8.16.0'))).toMatchObject([
    { kind: 'new-place', address: null, browser: 'curl', isProgram: true },
  ])
  expect(asked(by('curl/7.68.0 (x86_64-pc-linux-gnu) libcurl/7.68.0'))).toMatchObject([
    { browser: 'curl', isProgram: true },
  ])
  expect(asked(by('python-requests/2.31.0', { ip: '192.0.2.1' }))).toMatchObject([
    { address: '192.0.2.1', browser: 'python-requests', isProgram: true },
  ])
  expect(asked(by(chrome))).toMatchObject([{ browser: 'Chrome', isProgram: false }])
  // The panel says that there was no name, and not merely nothing.
  expect(asked(by(null))).toMatchObject([{ browser: '', isProgram: true }])
  expect(asked(by('  '))).toMatchObject([{ browser: '', isProgram: true }])
  // A program that signs in every week is known, whatever its version.
  const weekly = [38, 31, 24, 17].map((days) =>
    signedIn(days * day, { properties: { useragent: `curl/8.${days}.0` } }),
  )
  expect(found({ signIns: [...weekly, by('curl/8.16.0')] })).toEqual([])
})

test('nothing is new before there is a history, and where the memory of the panel begins', () => {
  const strange = (days: number) => signedIn(days * day, { ip: '192.0.2.1' })
  expect(found({ signIns: [strange(38)] })).toEqual([])
  expect(found({ signIns: [strange(19)] })).toHaveLength(1)
  // Signed in often enough, and not for long enough.
  const often = [39, 38, 37, 36].map((days) => signedIn(days * day))
  expect(found({ signIns: [...often, strange(26.5)] })).toEqual([])
  expect(found({ signIns: [...often, strange(25.5)] })).toHaveLength(1)
  const short = (signIns: ActivityEntry[]) =>
    findSignals({
      signIns: recent(signIns),
      keys: recent([]),
      account: recent([]),
      apiKeys: { items: [], odd: 0 },
      readAgent,
      now,
      ownAgent: null,
      rememberedAt: () => null,
    })
  expect(
    short([80, 70, 60, 50].map((days) => signedIn(days * day)).concat(strange(1))),
  ).toEqual([])
})

test('where one is now is not asked about', () => {
  const here = signedIn(2 * day, { ip: '192.0.2.1', properties: { useragent: chrome } })
  const again = signedIn(day, { ip: '192.0.2.9', properties: { useragent: chrome } })
  expect(found({ signIns: [here, again], ownAgent: chrome })).toEqual([])
  // Somebody else, elsewhere, with the same browser.
  const other = signedIn(3 * day, { ip: '198.51.100.1', properties: { useragent: chrome } })
  expect(found({ signIns: [other, here, again], ownAgent: chrome })).toMatchObject([
    { kind: 'new-place', address: '198.51.100.1', browser: null },
  ])
})

test('what was seen in an earlier visit is not new, what was asked about then still is', () => {
  const strange = signedIn(day, { ip: '192.0.2.1' })
  const remembered = (at: number) => new Map([['network:192.0.0.0/16', at]])
  expect(found({ signIns: [strange], remembered: remembered(0) })).toEqual([])
  expect(
    found({ signIns: [strange], remembered: remembered(strange.timestamp ?? 0) }),
  ).toHaveLength(1)
})

test('a phone that changes its network is asked about once at most', () => {
  const phone = {
    useragent:
      'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  }
  const on = (days: number, ip: string) => signedIn(days * day, { ip, properties: phone })
  const signIns = [
    on(38, '198.18.1.1'),
    on(24, '198.51.2.1'),
    on(8, '100.64.3.1'),
    on(3, '100.80.4.1'),
  ]
  // The second network is new; after it, everybody knows that this phone changes them.
  expect(found({ signIns })).toMatchObject([{ address: '198.51.2.1', browser: null }])
  expect(found({ signIns: signIns.toSpliced(1, 1) })).toMatchObject([
    { address: '100.64.3.1' },
  ])
})

test('what was changed from a new place within the hour comes first', () => {
  const strange = signedIn(2 * day, { ip: '192.0.2.1' })
  const key = (ago: number, ip: string) => row({ event: 'user:api-key.create', ago, ip })
  const soon = key(2 * day - 5 * minute, '192.0.2.77')
  const signals = found({
    signIns: [strange, signedIn(day, { ip: '198.51.100.1' })],
    keys: [soon, key(2 * day - 5 * minute, '203.0.113.5'), key(day * 1.9, '192.0.2.1')],
  })
  expect(signals).toMatchObject([
    { kind: 'new-place', row: { id: strange.id }, changes: [{ id: soon.id }] },
    { kind: 'new-place', changes: [] },
  ])
})

test('a key that was used right after is told with the new place', () => {
  const signIns = [signedIn(day, { ip: '192.0.2.1' })]
  const soon = apiKey('soon', now - day + minute)
  const apiKeys = [
    soon,
    apiKey('later', now),
    apiKey('never', null),
    apiKey('untold', undefined),
  ]
  expect(found({ signIns, apiKeys })).toMatchObject([
    { kind: 'new-place', used: [{ key: soon, lastUse: 'used' }] },
  ])
})

test('a key whose last use was refused was only tried', () => {
  const signIns = [
    signedIn(day, { ip: '192.0.2.1' }),
    row({
      event: 'auth:ip-blocked',
      ago: day - minute,
      properties: { identifier: 'soon' },
    }),
  ]
  const apiKeys = [apiKey('soon', now - day + minute)]
  expect(found({ signIns, apiKeys })).toMatchObject([
    { kind: 'key-refused' },
    { used: [{ lastUse: 'tried' }] },
  ])
})

test('a key that is bound to addresses may only have been tried, where the rows do not tell', () => {
  const signIns = [signedIn(day, { ip: '192.0.2.1' })]
  const bound = { ...apiKey('soon', now - day + minute), allowedIps: ['192.0.2.1'] }
  const lastUse = (more: ActivityEntry[]) =>
    found({ signIns: [...signIns, ...more], apiKeys: [bound] })
  expect(lastUse([])).toMatchObject([{ used: [{ lastUse: 'used' }] }])
  expect(
    lastUse([
      row({
        event: 'auth:ip-blocked',
        ago: 0,
        timestamp: null,
        properties: { identifier: 'soon' },
      }),
    ]),
  ).toMatchObject([{ used: [{ lastUse: 'used-or-tried' }] }])
})

test('of what was changed the gravest comes first', () => {
  const change = (event: string, at: number) =>
    row({ event, ago: day - at * minute, ip: '192.0.2.1' })
  const signals = found({
    signIns: [signedIn(day, { ip: '192.0.2.1' })],
    keys: [change('user:api-key.create', 5), change('user:api-key.delete', 6)],
    account: [
      change('user:account.email-changed', 2),
      change('user:account.password-changed', 1),
    ],
  })
  expect(signals[0]).toMatchObject({
    changes: [
      { event: 'user:account.password-changed' },
      { event: 'user:account.email-changed' },
      { event: 'user:api-key.create' },
      { event: 'user:api-key.delete' },
    ],
  })
})

test('a key that is refused is told once, with its newest row', () => {
  const refused = (ago: number, identifier: unknown) =>
    row({ event: 'auth:ip-blocked', ago, properties: { identifier } })
  const newest = refused(minute, 'ptlc_one')
  expect(
    found({ signIns: [newest, refused(day, 'ptlc_one'), refused(day, null)] }),
  ).toMatchObject([
    { kind: 'key-refused', identifier: 'ptlc_one', count: 2, exists: false, row: newest },
  ])
  // It may be one of those that could not be read.
  expect(found({ signIns: [newest], oddKeys: 1 })).toMatchObject([{ exists: null }])
})

test('from how many addresses a key was refused is told where the panel shows all of them', () => {
  const refused = (ip: string | null) =>
    row({ event: 'auth:ip-blocked', ago: day, ip, properties: { identifier: 'ptlc_one' } })
  const rows = [refused('192.0.2.1'), refused('192.0.2.2'), refused('192.0.2.1')]
  expect(found({ signIns: rows })).toMatchObject([{ count: 3, addresses: 2 }])
  expect(found({ signIns: [...rows, refused(null)] })).toMatchObject([
    { count: 4, addresses: null },
  ])
})

test('a reset that somebody asked for is told, and whether it was done', () => {
  const ask = row({ event: 'auth:reset-password', ago: day, ip: null })
  expect(found({ signIns: [ask] })).toMatchObject([{ kind: 'reset-asked', done: false }])
  const done = row({ event: 'event:password-reset', ago: day - minute, ip: null })
  expect(found({ signIns: [ask, done] })).toMatchObject([{ done: true }])
})

test('two-factor that was turned off is told, unless it was a new phone', () => {
  const off = row({ event: 'user:two-factor.delete', ago: day })
  const on = row({ event: 'user:two-factor.create', ago: day - minute })
  expect(found({ account: [off] })).toMatchObject([
    { kind: 'two-factor-off', row: off, onAgain: null },
  ])
  expect(found({ account: [off, on] })).toEqual([])
  const later = row({ event: 'user:two-factor.create', ago: day / 2 })
  expect(found({ account: [off, later] })).toMatchObject([{ onAgain: later.timestamp }])
})

test('rows without a date, an address or a browser break nothing', () => {
  const bare = { ip: null, properties: {} }
  const events = ['auth:success', 'auth:checkpoint', 'auth:fail', 'auth:ip-blocked']
  const rows = events.flatMap((event) => [
    row({ event, ago: day, ...bare }),
    row({ event, ago: day, ...bare, timestamp: null }),
  ])
  expect(found({ signIns: rows, keys: rows, account: rows })).toEqual([])
})
