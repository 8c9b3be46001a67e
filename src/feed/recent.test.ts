import type { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { createTestQueries } from '#src/test/host.ts'

import { recentActivity, type RecentKind } from './recent.ts'

type Started = { asked: URL[]; read: ReturnType<typeof reader> }

/** What reads the newest rows from the panel of a cache. */
const reader = (queries: QueryClient) => (kind: RecentKind) =>
  queries.fetchQuery(recentActivity(kind))

type WireRow = { id: string; event: string; second: number }

/** A panel that has `total` rows, of which `list` gives those of a page; `asked` are the pages that it was asked for. */
function startPanel(
  total: number,
  list: (first: number, size: number, turn: number) => WireRow[],
): Started {
  const asked: URL[] = []
  const queries = createTestQueries({
    baseUrl: 'https://panel.test',
    fetch: async (input) => {
      const url = new URL(String(input))
      asked.push(url)
      const page = Number(url.searchParams.get('page'))
      const size = Number(url.searchParams.get('per_page'))
      const data = list((page - 1) * size, size, asked.length).map(
        ({ id, event, second }) => ({
          object: 'activity_log',
          attributes: { id, event, timestamp: new Date(second * 1000).toISOString() },
        }),
      )
      const pagination = {
        total,
        per_page: size,
        current_page: page,
        total_pages: Math.max(1, Math.ceil(total / size)),
      }
      return Response.json({ object: 'list', data, meta: { pagination } })
    },
  })
  return { asked, read: reader(queries) }
}

/** A panel with so many rows, a second apart. */
const startFeed = (total: number) =>
  startPanel(total, (first, size) =>
    Array.from({ length: Math.min(size, total - first) }, (_, at) => ({
      id: String(first + at),
      event: 'auth:success',
      second: 10_000 - first - at,
    })),
  )

test('three pages of sign-ins are read, and no more', async () => {
  const { asked, read } = startFeed(1_000_000)
  const { entries, since } = await read('sign-ins')
  expect(asked).toHaveLength(3)
  expect(asked[0]?.searchParams.get('filter[event]')).toBe('auth:,event:')
  expect(entries).toHaveLength(300)
  expect(since).toBe((10_000 - 299) * 1000)
})

test('one page of keys is read, and it says from when on it speaks', async () => {
  const { asked, read } = startFeed(101)
  expect(await read('keys')).toMatchObject({ since: (10_000 - 99) * 1000, offered: true })
  expect(asked).toHaveLength(1)
})

test('where the panel has told everything, there is no beginning', async () => {
  const { asked, read } = startFeed(150)
  expect((await read('sign-ins')).since).toBeNull()
  expect(asked).toHaveLength(2)
})

/** A panel with so many rows in one second, told in another order at each request. */
function startCrowd(before: number, crowd: number, after: number): Started {
  const event = 'auth:fail'
  const rows = [
    ...Array.from({ length: before }, (_, at) => ({ id: `b${at}`, second: 9000 - at })),
    ...Array.from({ length: crowd }, (_, at) => ({ id: `c${at}`, second: 5000 })),
    ...Array.from({ length: after }, (_, at) => ({ id: `a${at}`, second: 4000 - at })),
  ].map((row) => ({ ...row, event }))
  return startPanel(rows.length, (first, size, turn) =>
    rows
      // The first request takes them as they are, each later one the other way round.
      .toSorted(
        (one, other) =>
          other.second - one.second ||
          (turn === 1 ? 0 : other.id.localeCompare(one.id, 'en', { numeric: true })),
      )
      .slice(first, first + size),
  )
}

test('a second that two pages share is read once more, in one', async () => {
  const { asked, read } = startCrowd(90, 30, 60)
  const { entries, since } = await read('sign-ins')
  expect(new Set(entries.map(({ id }) => id)).size).toBe(180)
  expect(since).toBeNull()
  expect(asked).toHaveLength(3)
})

test('of a second that is longer than a page, and of what was before it, nothing is said', async () => {
  const { read } = startCrowd(90, 130, 60)
  const { entries, since } = await read('sign-ins')
  expect(since).toBe(5_000_000)
  expect(
    entries.every(({ timestamp }) => timestamp !== null && timestamp >= 5_000_000),
  ).toBe(true)
})
