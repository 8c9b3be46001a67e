import fc from 'fast-check'
import { expect, test } from 'vitest'

import { loadRecordings } from '#src/api/testing/recordings.ts'

import { allows } from '../../../../panel/address-range.ts'
import { describeRange } from './describe-range.ts'
import {
  coveredBy,
  covers,
  includes,
  isRange,
  readRange,
  splitEntries,
  type Range,
} from './range.ts'

function range(text: string): Range {
  const read = readRange(text)
  if (!isRange(read)) throw new Error(`${text}: ${read.kind}`)
  return read
}
const problem = (text: string) => {
  const read = readRange(text)
  return isRange(read) ? null : read.kind
}

function addressesOf(body: unknown): string[] | null {
  const list = (body as { allowed_ips?: unknown } | null)?.allowed_ips
  return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : null
}

const recorded = loadRecordings()
  .filter(({ name }) =>
    /api-keys\.create\.(?:ips|ok)\b|^sessions\.addresses\.create\./.test(name),
  )
  // A single star is taken, and lets nobody in.
  .filter(({ name }) => name !== 'sessions.addresses.create.star')
  .map(({ name, panel, request, response }) => ({
    name: `${panel}: ${name}`,
    entries: addressesOf(request.body),
    status: response.status,
  }))
  .filter(({ entries }) => entries !== null && entries.length <= 50)

test.for(recorded)('$name is judged as the panel did', ({ entries, status }) => {
  const taken = entries?.every((entry) => isRange(readRange(entry)))
  expect(taken).toBe(status === 200)
})

/** From where a key was used, and whether the panel let that caller in. */
const calls = loadRecordings()
  .filter(({ name }) => /^sessions\.addresses\.(?:call|forwarded)\./.test(name))
  .flatMap(({ name, response, note, request }) => {
    const [, list] = /key with (\[.*?\])/.exec(note ?? '') ?? []
    const caller = request.headers['x-forwarded-for'] ?? '127.0.0.1'
    return list === undefined || list === '["*"]'
      ? []
      : [{ name, list: JSON.parse(list) as string[], caller, status: response.status }]
  })

test.for(calls)('$name: from $caller', ({ list, caller, status }) => {
  expect(includes(list.map(range), caller)).toBe(status === 200)
})

test('there are recordings to be judged by', () => {
  expect(recorded.length).toBeGreaterThan(50)
  expect(calls.length).toBeGreaterThan(15)
})

test.for([
  ['192.0.2.1', 1n],
  ['10.0.0.0/8', 1n << 24n],
  ['10.1.2.3/8', 1n << 24n],
  ['10.0.0.*', 256n],
  ['2001:db8::*', 598n],
  ['10.0.0.1-10.0.0.9', 9n],
  ['10.0.0.1 - 10.0.0.9', 9n],
  ['2001:db8::/32', 1n << 96n],
  ['::/0', 1n << 128n],
  ['*.*.*.*', 1n << 32n],
  ['172.16.0.0 255.255.0.0', 65_536n],
  ['12345', 1n],
] as const)('%s has %s addresses', ([text, count]) => {
  expect(describeRange(range(text)).count).toBe(count)
})

test.for([
  ['', 'empty'],
  ['localhost', 'host-name'],
  ['https://panel.example', 'host-name'],
  ['http://10.0.0.1', 'scheme'],
  ['https://10.0.0.1:8080/api', 'scheme'],
  ['http://[2001:db8::1]/', 'scheme'],
  ['http://10.0.0.0/8', 'scheme'],
  ['panel.example.com', 'host-name'],
  ['192.0.2.1:8080', 'port'],
  ['[2001:db8::1]:22', 'port'],
  ['[2001:db8::1]', 'brackets'],
  ['[2001:db8::]/32', 'brackets'],
  ['[panel]', 'not-an-address'],
  ['999.1.1.1', 'octet'],
  ['010.1.2.3', 'leading-zero'],
  ['10.1.2.03/24', 'leading-zero'],
  ['010.1.2.300', 'octet'],
  ['10.0.0', 'not-an-address'],
  ['10.0.0.0/33', 'prefix'],
  ['2001:db8::/129', 'prefix'],
  ['10.0.0.0/-1', 'not-an-address'],
  ['10.0.0.9-10.0.0.1', 'reversed'],
  // The panel fails with 500, since 10 comes after 0.
  ['10.0.0.1-::1', 'families'],
  ['2001:db8::1-10.0.0.1', 'families'],
  ['172.16.0.0 255.0.255.0', 'not-an-address'],
  ['4294967296', 'not-an-address'],
  ['172.16.0.0/255.255.0.0', 'netmask'],
  ['2001:db8::/ffff::', 'netmask'],
  ['10.0.0.1-9', 'short-range'],
  ['*', 'star'],
  ['0x7f', 'host-name'],
  ['fe80::1%eth0', 'not-an-address'],
  ['10.0.0.1-10.0.0.2-10.0.0.3', 'not-an-address'],
] as const)('%s: %s', ([text, kind]) => {
  expect(problem(text)).toBe(kind)
})

test.for([
  ['10.0.0.1', 'private'],
  ['192.168.0.0/16', 'private'],
  ['fd00::/8', 'private'],
  ['127.0.0.1', 'this-computer'],
  ['8.8.8.8', 'public'],
  ['0.0.0.0/0', 'all-with-dots'],
  ['*.*.*.*', 'all-with-dots'],
  ['::/0', 'all-with-colons'],
  ['0.0.0.0-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'everywhere'],
  ['224.0.0.1', 'special'],
  ['9.255.255.255-10.0.0.1', 'public'],
] as const)('%s is %s', ([text, reach]) => {
  expect(describeRange(range(text)).reach).toBe(reach)
})

test('bits of a host in front of a prefix are named by the addresses that are meant', () => {
  expect(describeRange(range('203.0.113.7/24')).bounds).toEqual([
    { first: '203.0.113.0', last: '203.0.113.255' },
  ])
  expect(describeRange(range('203.0.113.0/24')).bounds).toEqual([])
})

// Where a star is not the last number, or counts to 255 among colons, the entry does not show where it ends.
test.for([
  ['10.1.*.5', [{ first: '10.1.0.5', last: '10.1.255.5' }]],
  ['2001:db8::*', [{ first: '2001:db8::', last: '2001:db8::255' }]],
  ['10.1.2.*', []],
  ['10.*.*.*', []],
] as const)(
  'what the stars of %s mean is said where they do not show it',
  ([text, bounds]) => {
    expect(describeRange(range(text)).bounds).toEqual(bounds)
  },
)

test('of two entries that mean the same, the later one is covered by the other', () => {
  const list = ['10.0.0.0/0', '0.0.0.0/0', '10.0.0.0/8', 'nonsense', '*.*.*.*']
  expect(list.map((entry) => coveredBy(entry, list))).toEqual([
    undefined,
    '10.0.0.0/0',
    '10.0.0.0/0',
    undefined,
    '10.0.0.0/0',
  ])
  expect(coveredBy('10.0.0.0/8', ['10.0.0.0/8', '0.0.0.0/0'])).toBe('0.0.0.0/0')
})

test.for([
  ['12345', [['0.0.48.57', '0.0.48.57']]],
  ['1.2', [['0.0.0.1', '0.0.0.1']]],
  ['0x7f000001', [['127.0.0.1', '127.0.0.1']]],
  [
    '10.0.0.1-2001:db8::1',
    [
      ['10.0.0.1', '32.1.13.184'],
      ['a00:1::', '2001:db8::1'],
    ],
  ],
] as const)('%s is taken for something else, which is said', ([text, bounds]) => {
  const read = range(text)
  expect(read.isOdd).toBe(true)
  expect(describeRange(read).bounds.map(({ first, last }) => [first, last])).toEqual(bounds)
})

test('an address and its netmask stay together', () => {
  expect(splitEntries('172.16.0.0  255.255.0.0,10.0.0.1 10.0.0.2')).toEqual([
    '172.16.0.0 255.255.0.0',
    '10.0.0.1',
    '10.0.0.2',
  ])
})

test('what was pasted comes apart into entries', () => {
  expect(
    splitEntries(' 10.0.0.1, 10.0.0.2;10.0.0.3\n2001:db8::/32 10.0.0.5 - 10.0.0.9 '),
  ).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3', '2001:db8::/32', '10.0.0.5-10.0.0.9'])
})

// Recordings `sessions.addresses.forwarded.ipv6-wildcard.*`.
test('a star among colons counts to 255', () => {
  const list = [range('2001:db8::*')]
  expect(includes(list, '2001:db8::255')).toBe(true)
  expect(includes(list, '2001:db8::256')).toBe(false)
})

test('a list is asked whether it has an address', () => {
  const list = [range('10.0.0.0/8'), range('2001:db8::/32')]
  expect(includes(list, '10.9.9.9')).toBe(true)
  expect(includes(list, '::ffff:10.9.9.9')).toBe(false)
  expect(includes(list, '11.0.0.1')).toBe(false)
  expect(includes([], '11.0.0.1')).toBe(true)
  expect(includes(list, 'nonsense')).toBe(false)
  // The same number is another address in the other family.
  expect(includes([range('127.0.0.1')], '::7f00:1')).toBe(false)
  expect(covers(range('127.0.0.1'), range('::7f00:1'))).toBe(false)
  // Of the same beginning, what is shorter comes first.
  expect(includes([range('32.1.13.184')], '2001:db8::')).toBe(false)
  expect(includes([range('2001:db8::/32')], '32.1.13.184')).toBe(false)
})

const four = fc.ipV4()
const six = fc.ipV6()
const entry = fc.oneof(
  four,
  six,
  fc.tuple(four, fc.nat(40)).map(([address, prefix]) => `${address}/${prefix}`),
  fc.tuple(six, fc.nat(140)).map(([address, prefix]) => `${address}/${prefix}`),
  fc.tuple(four, four).map(([from, to]) => `${from}-${to}`),
  fc.tuple(four, six).map(([from, to]) => `${from}-${to}`),
  fc.nat().map(String),
)

test('whom a list lets in, the stand-in and the page say alike', () => {
  const wide = fc.constantFrom('0.0.0.0/0', '::/0', '*.*.*.*', '32.0.0.0/6', '2000::/3')
  const caller = fc.oneof(four, six)
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, wide), { maxLength: 3 }), caller, (list, ip) => {
      const read = list.map(readRange)
      fc.pre(read.every(isRange))
      expect(includes(read.filter(isRange), ip)).toBe(allows(list, ip))
    }),
    { numRuns: 1000 },
  )
})

test('what was read says the same when it is read again', () => {
  fc.assert(
    fc.property(entry, (text) => {
      const read = readRange(text)
      if (!isRange(read)) return
      expect(readRange(read.text)).toEqual(read)
      for (const { first, last } of read.spans) expect(first <= last).toBe(true)
      expect(covers(read, read)).toBe(true)
      expect(describeRange(read).count).toBeGreaterThan(0n)
    }),
  )
})

test('no text throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), entry), (text) => {
      for (const each of [text, ...splitEntries(text)]) {
        const read = readRange(each)
        if (isRange(read)) describeRange(read)
      }
    }),
    { numRuns: 500 },
  )
})
