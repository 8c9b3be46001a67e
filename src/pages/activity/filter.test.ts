import { expect, test } from 'vitest'

import { dayOf } from '#src/feed/days.ts'

import { dayBounds, readFilter, writeFilter } from './filter.ts'
import { corrected } from './use-filter.ts'

const leaked = `ptlc_AbCdEfGhIjK${'s3cr3t'.repeat(5)}`

test.each([
  '',
  'kind=sign-ins&q=una+wrong&address=192.0.2.1&browser=Firefox&by=api&from=2026-10-25&to=2026-10-25',
  'q=%E2%80%AE',
])('what the address %j asks for stands in it again', (query) => {
  const filter = readFilter(new URLSearchParams(query))
  expect(new URLSearchParams(writeFilter(filter)).toString()).toBe(query)
})

test.each(['kind=toString', 'from=2026-02-30', 'from=x&to=2026-1-1', 'by=hand', 'q=++'])(
  'what the address %j asks for is nothing',
  (query) => {
    expect(writeFilter(readFilter(new URLSearchParams(query)))).toEqual({})
  },
)

test.each([
  ['kind=nonsense', ''],
  ['kind=sign-ins&from=2026-02-30&to=2026-11-20', 'kind=sign-ins&to=2026-11-20'],
  ['from=yesterday&q=una', 'q=una'],
  // An API key with its secret: what it is called by is left of it.
  [`kind=api-keys&q=KEY%3D${leaked}`, 'kind=api-keys&q=ptlc_AbCdEfGhIjK'],
])('the address %j is corrected to %j', (query, right) => {
  expect(corrected(new URLSearchParams(query))?.toString()).toBe(right)
})

test('the secret of an API key is looked for by nobody', () => {
  expect(readFilter(new URLSearchParams({ q: `KEY=${leaked}` })).search).toBe(
    'ptlc_AbCdEfGhIjK',
  )
})

test.each(['', 'kind=sign-ins&q=una+&from=2026-11-20', 'elsewhere=1', 'q='])(
  'the address %j stays as it is',
  (query) => {
    expect(corrected(new URLSearchParams(query))).toBeNull()
  },
)

test('a day is as long as it is', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31']) {
    const { start = 0, end = 0 } = dayBounds(day) ?? {}
    expect([dayOf(start), dayOf(end - 1)]).toEqual([day, day])
    expect(dayOf(end)).not.toBe(day)
  }
})
