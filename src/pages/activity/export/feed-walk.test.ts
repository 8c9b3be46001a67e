import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ActivityPage } from '#src/api/activity.ts'
import { Throttled, Unavailable } from '#src/api/failures.ts'
import { activityRow } from '#src/feed/testing/rows.ts'

import { durationOf, gapFor } from './estimate.ts'
import { createFeedWalk, type FeedWalkSource, type ExportStep } from './feed-walk.ts'

const entry = (at: number) =>
  activityRow({ id: `row ${at}`, event: 'user:odd.event', timestamp: at * 1000 })

const names = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, at) => `row ${from - at}`)

/** A feed of rows 1 to `count`, newest first, 100 a page, and a clock that only waiting moves. */
function startFeed(count: number, change: Partial<FeedWalkSource> = {}) {
  const rows = Array.from({ length: count }, (_, at) => entry(count - at))
  const feed = { rows, asked: [] as { page: number; at: number }[], now: 0, odd: 0 }
  const list = async (page: number): Promise<ActivityPage> => {
    feed.asked.push({ page, at: feed.now })
    const { length: total } = feed.rows
    return {
      items: feed.rows.slice((page - 1) * 100, page * 100),
      odd: feed.odd,
      pagination: { total, perPage: 100, page, pages: Math.ceil(total / 100) },
    }
  }
  const source: FeedWalkSource = {
    list,
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted()
      feed.now += milliseconds
    },
    now: () => feed.now,
    gap: () => 400,
    askedAt: -400,
    keeps: () => true,
    since: -Infinity,
    isSorted: () => true,
    ...change,
  }
  const reading = createFeedWalk(source)
  async function walk(signal = new AbortController().signal): Promise<ExportStep[]> {
    const steps: ExportStep[] = []
    for await (const step of reading.go(signal)) steps.push(step)
    return steps
  }
  const found = () => reading.entries().map(({ id }) => id)
  return { feed, list, reading, walk, found }
}

describe('a reading', () => {
  test('goes through all pages, one after the other, and tells how far it is', async () => {
    const { feed, walk, found } = startFeed(250)
    const steps = await walk()
    expect(found()).toEqual(names(250, 1))
    expect(feed.asked).toEqual([
      { page: 1, at: 0 },
      { page: 2, at: 400 },
      { page: 3, at: 800 },
    ])
    expect(steps).toMatchObject([
      { progress: { read: 100, total: 250, kept: 100 } },
      { progress: { read: 200, total: 250, kept: 200 } },
      { progress: { read: 250, total: 250, kept: 250 } },
    ])
  })

  test('loses no row of a second that is told in another order each time', async () => {
    const times = fc.array(fc.integer({ min: 1, max: 90 }), {
      minLength: 1,
      maxLength: 250,
    })
    await fc.assert(
      fc.asyncProperty(times, fc.nat(), async (seconds, seed) => {
        let state = seed
        const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
        const rows = seconds.map((at, index) => ({ ...entry(at), id: `row ${index}` }))
        const list: FeedWalkSource['list'] = async (page, _signal, perPage = 100) => {
          const ordered = rows
            .map((row) => ({ row, rank: random() }))
            .toSorted(
              (one, other) =>
                (other.row.timestamp ?? 0) - (one.row.timestamp ?? 0) ||
                one.rank - other.rank,
            )
            .map(({ row }) => row)
          const { length: total } = ordered
          const pages = Math.ceil(total / perPage)
          return {
            items: ordered.slice((page - 1) * perPage, page * perPage),
            odd: 0,
            pagination: { total, perPage, page, pages },
          }
        }
        const { walk, found, reading } = startFeed(0, { list })
        await walk()
        expect(reading.progress().unsure).toBe(0)
        expect(found().toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
        const read = reading.entries().map(({ timestamp }) => timestamp ?? 0)
        expect(read).toEqual(read.toSorted((one, other) => other - one))
      }),
    )
  })

  test('leaves a row without a date where it stands, also where it mends a cut', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({
      ...entry(200 - at),
      ...(at === 10 && { timestamp: null }),
      // The last of one page, and the first of the next.
      ...((at === 99 || at === 100) && { timestamp: 100_500 }),
    }))
    const { walk, found } = startFeed(0, {
      list: async (page, _signal, perPage = 100) => {
        const items = rows.slice((page - 1) * perPage, page * perPage)
        // One of them is told twice, and so the other not at all.
        if (page === 2 && perPage === 100) items.splice(0, 1, ...rows.slice(99, 100))
        const { length: total } = rows
        const pages = Math.ceil(total / perPage)
        return { items, odd: 0, pagination: { total, perPage, page, pages } }
      },
    })
    await walk()
    expect(found()).toEqual(names(200, 1))
  })

  test('of a panel that does not page is one request', async () => {
    const { feed, list, reading, walk } = startFeed(30, {
      list: async (page) => ({ ...(await list(page)), pagination: null }),
    })
    await walk()
    expect(reading.progress()).toEqual({
      read: 30,
      total: 30,
      kept: 30,
      odd: 0,
      twice: 0,
      unsure: 0,
    })
    expect(feed.asked).toHaveLength(1)
  })

  test('of nothing is one request', async () => {
    const { reading, walk } = startFeed(0)
    await walk()
    expect(reading.progress()).toEqual({
      read: 0,
      total: 0,
      kept: 0,
      odd: 0,
      twice: 0,
      unsure: 0,
    })
  })

  test('ends where the panel has lost rows, and the next page is beyond the end', async () => {
    const { feed, walk, found, reading } = startFeed(300)
    await reading.go(new AbortController().signal).next()
    feed.rows = feed.rows.slice(0, 60)
    await walk()
    expect(found()).toEqual(names(300, 201))
  })

  test('counts what could not be read, and keeps only what is asked for', async () => {
    const { feed, reading, walk, found } = startFeed(150, {
      keeps: ({ id }) => id.endsWith('0'),
    })
    feed.odd = 2
    await walk()
    expect(found()).toHaveLength(15)
    expect(reading.progress()).toEqual({
      read: 150,
      total: 150,
      kept: 15,
      odd: 4,
      twice: 0,
      unsure: 0,
    })
  })

  test('counts the sign-ins that the panel wrote twice, and no row that two pages tell', async () => {
    const { feed, reading, walk, found } = startFeed(250)
    const signIn = (id: string, at: number) =>
      activityRow({ id, event: 'auth:success', timestamp: at * 1000, ip: '192.0.2.1' })
    feed.rows.splice(50, 0, signIn('one', 200), signIn('one again', 200))
    // Across two pages, whose shared second is read once more.
    feed.rows.splice(99, 0, signIn('two', 152), signIn('two again', 152))
    await reading.go(new AbortController().signal).next()
    // What arrives meanwhile pushes rows onto the next page.
    feed.rows.unshift(entry(999))
    await walk()
    expect(found()).not.toContain('one again')
    const { kept, total, odd, twice } = reading.progress()
    expect(twice).toBe(2)
    expect(kept + odd + twice).toBe(total)
  })

  test('goes no further back than is asked for', async () => {
    const { feed, walk } = startFeed(1000, { since: 750_000 })
    await walk()
    expect(feed.asked.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  test('goes to the end where the panel does not sort', async () => {
    const { feed, walk } = startFeed(500, { since: 450_000, isSorted: () => false })
    await walk()
    expect(feed.asked).toHaveLength(5)
  })

  test('waits as long as a refusal asks, and goes on with the same page', async () => {
    let refusals = 2
    const { feed, list, walk, found } = startFeed(200, {
      list: async (page) => {
        const answer = await list(page)
        if (page === 2 && refusals-- > 0) throw new Throttled('GET', 30, 'rate', '')
        return answer
      },
    })
    const steps = await walk()
    expect(found()).toEqual(names(200, 1))
    expect(feed.asked).toEqual([
      { page: 1, at: 0 },
      { page: 2, at: 400 },
      { page: 2, at: 30_400 },
      { page: 2, at: 60_400 },
    ])
    expect(steps.map((step) => step.kind)).toEqual([
      'progress',
      'paused',
      'paused',
      'progress',
    ])
  })

  test('keeps what it has when the panel is away, and goes on from there', async () => {
    let away = false
    const { feed, list, reading, walk, found } = startFeed(300, {
      list: async (page) => {
        if (away) throw new Unavailable('GET', 'offline', { mayHaveRun: false })
        away = page === 2
        return list(page)
      },
    })
    await expect(walk()).rejects.toThrow('offline')
    expect(found()).toEqual(names(300, 101))
    expect(reading.progress()).toMatchObject({ read: 200, total: 300 })
    away = false
    feed.rows = [entry(302), entry(301), ...feed.rows]
    await walk()
    expect(found()).toEqual(names(300, 1))
    expect(reading.progress()).toMatchObject({ read: 300, total: 300 })
  })

  test('can be stopped while it waits', async () => {
    const { reading, walk } = startFeed(300)
    await expect(walk(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped')
    expect(reading.entries()).toEqual([])
  })

  test('has every row once, whatever arrives between its requests', async () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 700 }), arrivals, async (count, more) => {
        let newest = count
        const coming = [...more]
        const { feed, reading, walk, found } = startFeed(count, {
          // Between two requests.
          gap: () => {
            const last = newest
            newest += feed.asked.length > 0 ? (coming.shift() ?? 0) : 0
            for (let at = last + 1; at <= newest; at += 1) feed.rows.unshift(entry(at))
            return 400
          },
        })
        await walk()
        expect(found()).toEqual(count > 0 ? names(count, 1) : [])
        const { read, total } = reading.progress()
        expect([read, total]).toEqual([count, count])
      }),
    )
  })
})

describe('the pace', () => {
  test.each([30, 60, 240, 256, 720])(
    'of a panel that allows %i a minute leaves a third of it',
    async (limit) => {
      const { feed, walk } = startFeed(limit * 300, { gap: () => gapFor(limit) })
      await walk()
      for (const { at: start } of feed.asked) {
        const within = feed.asked.filter(({ at }) => at >= start && at < start + 60_000)
        expect(within.length).toBeLessThanOrEqual((limit * 2) / 3)
      }
    },
  )

  test('is that of the strictest panel where the limit is not known', () => {
    expect(gapFor(null)).toBe(375)
  })

  test('of a slow panel is its own', () => {
    expect(durationOf(50, 375, 100)).toBe(18_750)
    expect(durationOf(50, 375, 2000)).toBe(100_000)
  })
})
