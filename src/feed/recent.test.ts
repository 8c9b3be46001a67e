import { expect, test } from 'vitest'

import { startQueries } from '#src/test/panel.ts'

import type { NewActivity } from '../../panel/types.ts'
import { recentActivity, type RecentKind } from './recent.ts'

/** A row that happened so many seconds after the beginning of time. */
const row = (event: string, second: number): NewActivity => ({
  event,
  timestamp: second * 1000,
  ip: '192.0.2.1',
})

/** A panel with these rows, what reads the newest of them, and the pages that it was asked for. */
function start(rows: readonly NewActivity[]) {
  const { panel, account, queries, sent } = startQueries()
  panel.control.addActivity(account.id, rows)
  const asked = () => sent.map(({ url }) => url.searchParams)
  return { asked, read: (kind: RecentKind) => queries.fetchQuery(recentActivity(kind)) }
}

/** So many rows of an event, a second apart, the newest first. */
const spread = (count: number, newest: number, event = 'auth:fail') =>
  Array.from({ length: count }, (_, at) => row(event, newest - at))

test('three pages of sign-ins are read, and no more', async () => {
  const { asked, read } = start(spread(1000, 10_000))
  const { entries, since } = await read('sign-ins')
  expect(asked()).toHaveLength(3)
  expect(asked()[0]?.get('filter[event]')).toBe('auth:,event:')
  expect(entries).toHaveLength(300)
  expect(since).toBe((10_000 - 299) * 1000)
})

test('one page of keys is read, and it says from when on it speaks', async () => {
  const { asked, read } = start(spread(101, 10_000, 'user:api-key.create'))
  expect(await read('keys')).toMatchObject({ since: (10_000 - 99) * 1000, offered: true })
  expect(asked()).toHaveLength(1)
})

test('where the panel has told everything, there is no beginning', async () => {
  const { asked, read } = start(spread(150, 10_000))
  expect((await read('sign-ins')).since).toBeNull()
  expect(asked()).toHaveLength(2)
})

/** So many rows before, in, and after one second, which the panel tells in another order for each query. */
const startCrowd = (before: number, crowd: number, after: number) =>
  start([
    ...spread(before, 9000),
    ...Array.from({ length: crowd }, () => row('auth:fail', 5000)),
    ...spread(after, 4000),
  ])

test('a second that two pages share is read once more, in one', async () => {
  const { asked, read } = startCrowd(90, 30, 60)
  const { entries, since } = await read('sign-ins')
  expect(new Set(entries.map(({ id }) => id)).size).toBe(180)
  expect(since).toBeNull()
  expect(asked()).toHaveLength(3)
})

test('of a second that is longer than a page, and of what was before it, nothing is said', async () => {
  const { read } = startCrowd(90, 130, 60)
  const { entries, since } = await read('sign-ins')
  expect(since).toBe(5_000_000)
  expect(
    entries.every(({ timestamp }) => timestamp !== null && timestamp >= 5_000_000),
  ).toBe(true)
})
