import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ActivityPage } from '#src/api/activity.ts'

import { mendCut, mendCutBack, type WholePage } from './cut-second.ts'
import { activityRow } from './testing/rows.ts'

const row = (id: string, second: number) =>
  activityRow({ id, event: 'auth:fail', timestamp: second * 1000 })

/** A panel that puts the rows of one second in another order at each request; `sizes` are the seconds, newest first. */
function startFeed(sizes: readonly number[], seed: number) {
  let state = seed
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  const rows = sizes.flatMap((size, at) =>
    Array.from({ length: size }, (_, nth) => row(`${at}.${nth}`, 10_000 - at)),
  )
  const feed = { asked: 0, rows }
  const list = async (page: number, perPage: number): Promise<ActivityPage> => {
    feed.asked += 1
    const ordered = feed.rows
      .map((each) => ({ each, rank: random() }))
      .toSorted(
        (a, b) => (b.each.timestamp ?? 0) - (a.each.timestamp ?? 0) || a.rank - b.rank,
      )
      .map(({ each }) => each)
    const { length: total } = ordered
    return {
      items: ordered.slice((page - 1) * perPage, page * perPage),
      odd: 0,
      pagination: { total, perPage, page, pages: Math.max(1, Math.ceil(total / perPage)) },
    }
  }
  return { feed, list }
}

const ids = (pages: readonly ActivityPage[]) =>
  new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)))

const seconds = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 260 }) },
  ),
  { minLength: 1, maxLength: 40 },
)

async function readOn(
  { feed, list }: ReturnType<typeof startFeed>,
  perPage: number,
  arrives: (page: number) => void = () => undefined,
) {
  const there = feed.rows.map(({ id }) => id)
  const pages: WholePage[] = []
  for (let page = 1; ; page += 1) {
    const found = await list(page, perPage)
    const whole = await mendCut(pages.at(-1) ?? null, found, list)
    pages.push(whole)
    if (page >= (found.pagination?.pages ?? 1)) break
    arrives(page)
  }
  const read = ids(pages)
  const missing = there.filter((id) => !read.has(id))
  return { missing, unsure: pages.filter(({ unsure }) => unsure !== null).length }
}

test('every row is read, or it is said that some may be missing', async () => {
  await fc.assert(
    fc.asyncProperty(
      seconds,
      fc.nat(),
      fc.constantFrom(25, 50, 100),
      async (sizes, seed, perPage) => {
        const { missing, unsure } = await readOn(startFeed(sizes, seed), perPage)
        if (unsure === 0) expect(missing).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('the same when rows arrive between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      seconds,
      fc.nat(),
      fc.integer({ min: 1, max: 60 }),
      async (sizes, seed, many) => {
        const panel = startFeed(sizes, seed)
        const { missing, unsure } = await readOn(panel, 50, (page) => {
          const fresh = Array.from({ length: many }, (_, at) =>
            row(`new ${page}.${at}`, 20_000 + page),
          )
          if (page < 4) panel.feed.rows = [...fresh, ...panel.feed.rows]
        })
        if (unsure === 0) expect(missing).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

test('the same on the way back', async () => {
  await fc.assert(
    fc.asyncProperty(
      seconds,
      fc.nat(),
      fc.integer({ min: 0, max: 120 }),
      async (sizes, seed, many) => {
        const { feed, list } = startFeed(sizes, seed)
        const there = feed.rows.map(({ id }) => id)
        const older = await list(2, 50)
        fc.pre(older.items.length > 0)
        const fresh = Array.from({ length: many }, (_, at) => row(`new ${at}`, 20_000))
        feed.rows = [...fresh, ...feed.rows]
        const newer = await list(1, 50)
        const between: WholePage[] = [{ ...newer, unsure: null }]
        for (let page = 2; page <= 1 + Math.ceil(many / 50); page += 1)
          between.push(await mendCut(between.at(-1) ?? null, await list(page, 50), list))
        const items = between.flatMap((each) => each.items)
        fc.pre(between.every(({ unsure }) => unsure === null))
        const whole = await mendCutBack({ ...newer, items }, older, list)
        const read = ids([whole, older])
        const missing = there.slice(0, 100).filter((id) => !read.has(id))
        // Of the second in which the older page ends, its own cut tells.
        const end = older.items.at(-1)?.timestamp
        const lost = missing.filter((id) =>
          feed.rows.some((each) => each.id === id && each.timestamp !== end),
        )
        if (whole.unsure === null) expect(lost).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('ordinary seconds are read whole, for one request more where a row was told twice', async () => {
  const sizes = Array.from({ length: 60 }, (_, at) => 1 + (at % 9))
  for (let seed = 1; seed < 40; seed += 1) {
    const panel = startFeed(sizes, seed)
    expect(await readOn(panel, 50)).toEqual({ missing: [], unsure: 0 })
    expect(panel.feed.asked).toBeLessThanOrEqual(6 + 5)
  }
})

test('a panel that keeps an order is asked nothing more', async () => {
  const panel = startFeed(
    Array.from({ length: 300 }, () => 1),
    1,
  )
  expect(await readOn(panel, 50)).toEqual({ missing: [], unsure: 0 })
  expect(panel.feed.asked).toBe(6)
})
