import { InfiniteQueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test } from 'vitest'

import { dayOf } from '#src/feed/days.ts'
import { calls, type Rewriting, startQueries } from '#src/test/panel.ts'

import { feed, type FeedQuery } from './feed-query.ts'

const hour = 3_600_000
/** Noon, so that no day is cut by a change of clocks. */
const now = new Date(2026, 4, 20, 12).getTime()
const perPage = 50
const ip = '192.0.2.1'

const everything: FeedQuery = { kind: null, from: null, to: null }

/** A feed of a panel with one event every hour up to now, `count` of them, and what reads it. */
function start(count: number, query: Partial<FeedQuery> = {}, isPaged = true) {
  const { panel, account, queries, sent, rewrite } = startQueries()
  /** When the next event happens. */
  let next = now - (count - 1) * hour
  /** Lets so many events happen, an hour after one another. */
  function happen(more: number) {
    const times = Array.from({ length: more }, (_, at) => next + at * hour)
    next += more * hour
    panel.control.addActivity(
      account.id,
      times.map((timestamp) => ({ event: 'user:account.email-changed', timestamp, ip })),
    )
  }
  happen(count)
  const withoutPages: Rewriting = async (response) => {
    const { object, data } = (await response.json()) as Record<string, unknown>
    return Response.json({ object, data })
  }
  if (!isPaged) rewrite(calls.activity, withoutPages, Infinity)
  const observer = new InfiniteQueryObserver(queries, feed({ ...everything, ...query }))
  onTestFinished(observer.subscribe(() => {}))
  return {
    observer,
    rewrite,
    /** The pages that were asked for. */
    asked: () => sent.map(({ url }) => url.searchParams.get('page')),
    happen,
    /** When what is shown happened, in hours before now. */
    shown: () =>
      (observer.getCurrentResult().data?.pages ?? []).map(({ items }) =>
        items.map(({ timestamp }) => (now - (timestamp ?? NaN)) / hour),
      ),
    async read() {
      await observer.refetch()
      return observer.getCurrentResult()
    },
  }
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => from + at)

/** The day so many hours before now. */
const day = (hours: number) => dayOf(now - hours * hour)
/** The first hour before now of that day, counting back. */
const lastHourOf = (hours: number) =>
  range(0, hours + 24).find((each) => day(each) === day(hours)) ?? NaN

test.each([
  ['begins at once where nothing bounds it', 1200, null, 1],
  ['asks once where the newest page reaches that day', 1200, 24, 1],
  ['halves its way to a day in the middle', 1200, 600, 6],
  ['halves its way to the first day', 1200, 1190, 6],
  ['has one page to ask for', 40, 30, 1],
] as const)('the feed %s', async (_, count, hours, most) => {
  const { asked, read, shown } = start(count, { to: hours === null ? null : day(hours) })
  await read()
  const wanted = hours === null ? 0 : lastHourOf(hours)
  expect(shown().flat()).toContain(wanted)
  expect(shown().flat()[0]).toBeGreaterThan(wanted - perPage)
  // Subscribing reads once, and so does the read that is waited for, unless it joins that.
  expect(new Set(asked()).size).toBeLessThanOrEqual(most)
})

test.each([
  ['more follows', 101, {}, true, true],
  ['a full page is all', 50, {}, true, false],
  ['there is nothing', 0, {}, true, false],
  ['the panel does not page', 50, {}, false, false],
  ['the first wanted day is on the page', 101, { from: day(24) }, true, false],
  ['the first wanted day is on a later page', 101, { from: day(90) }, true, true],
] as const)('whether there are older events: %s', async (_, count, query, isPaged, has) => {
  const { read } = start(count, query, isPaged)
  expect((await read()).hasNextPage).toBe(has)
})

test('older pages follow one another, each row once, to the end', async () => {
  const { observer, read, shown } = start(120)
  await read()
  await observer.fetchNextPage()
  await observer.fetchNextPage()
  expect(shown()).toEqual([range(0, 50), range(50, 100), range(100, 120)])
  expect(observer.getCurrentResult().hasNextPage).toBe(false)
})

test('newer pages are offered only where rows of the wanted days may stand on them', async () => {
  expect((await start(120).read()).hasPreviousPage).toBe(false)
  // The day's newest row stands in the middle of its page, which says that none is before.
  expect((await start(1200, { to: day(620) }).read()).hasPreviousPage).toBe(false)
})

test.each([0, 7, 50, 60, 120])(
  'on the way back nothing is missing, although %i events happened',
  async (more) => {
    // So many pages that the first are given up while one scrolls.
    const { observer, read, shown, happen } = start(22 * perPage)
    await read()
    for (let page = 1; page < 22; page += 1) await observer.fetchNextPage()
    expect(shown()[0]).toEqual(range(100, 150))
    happen(more)
    await observer.fetchPreviousPage()
    // Rows that were pushed stand on two pages; what draws the feed shows each once.
    const back = [...new Set(shown().flat())]
    expect(back[0]).toBe(50 - more)
    expect(back).toEqual(range(50 - more, back.length + 50 - more))
  },
)

test('a page of which no row can be read is not the end of the feed, nor of its days', async () => {
  const { observer, read, rewrite, shown } = start(60, { from: day(55) })
  const unreadable: Rewriting = async (response) => {
    const body = (await response.json()) as { data: unknown[] }
    return Response.json({ ...body, data: body.data.map(() => 7) })
  }
  rewrite(calls.activity, unreadable)
  expect(await read()).toMatchObject({ hasNextPage: true })
  await observer.fetchNextPage()
  expect(shown().map(({ length }) => length)).toEqual([0, 10])
})
