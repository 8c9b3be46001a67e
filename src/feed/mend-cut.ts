import type { ActivityEntry, ActivityPage } from '#src/api/activity.ts'
import type { Instant } from '#src/lib/instant.ts'

import { type ReadPage, sharedSecond, type WholePage } from './cut-second.ts'

/** The most that panels give at a time. */
const most = 100

/**
 * A second whose rows stand on two pages of which one was told twice, and so another perhaps not at all: panels order the
 * rows of one second anew at each request (contract §5.1). `page` of so many rows has all of it in one; `null`: none has.
 */
export type CutSecond = { second: Instant; page: { page: number; perPage: number } | null }

const isOf = (second: Instant) => (entry: ActivityEntry) => entry.timestamp === second

/**
 * What the cut between two pages may have lost; `null`: nothing. As many positions as there are rows were read: only where
 * one row took two of them, beyond those that new rows have pushed on, another has none.
 */
export function cutBetween(
  newer: ActivityPage,
  older: ActivityPage,
  readLast: 'older' | 'newer' = 'older',
): CutSecond | null {
  const second = sharedSecond(newer, older)
  if (!newer.pagination || !older.pagination || second === null) return null
  const { perPage, page, pages } = older.pagination
  const [total, before] = [older.pagination.total, newer.pagination.total]
  const isBack = readLast === 'newer'
  const grown = Math.max(0, isBack ? before - total : total - before)
  // So many rows stand on both pages only because new ones pushed them on; going back, whole pages were read for those.
  const pushed = isBack ? Math.ceil(grown / perPage) * perPage - grown : grown
  const ids = new Set(newer.items.map(({ id }) => id))
  const twice = older.items.filter(({ id }) => ids.has(id)).length
  // A second that fills a page has another cut, on the other side of it.
  const fillsOne =
    (page < pages && older.items.every(isOf(second))) ||
    (newer.pagination.page > 1 && newer.items.every(isOf(second)))
  if (twice <= pushed && !fillsOne) return null

  const leading = older.items.filter(isOf(second)).length
  const behind = (page - 1) * perPage + leading + (isBack ? grown : 0)
  const rows = newer.items.filter(isOf(second)).length + leading - pushed
  // With a row of another second on either side, a page shows that it has all of it.
  const from = Math.max(0, behind - rows - 1)
  const to = Math.min((isBack ? before : total) - 1, behind)
  for (let size = most; size > to - from; size -= 1) {
    const at = Math.floor(from / size)
    if (at === Math.floor(to / size))
      return { second, page: { page: at + 1, perPage: size } }
  }
  return { second, page: null }
}

/** All rows of a second, or `null` when the page does not show that it has all. */
export function allOf(second: Instant, found: ActivityPage): ActivityEntry[] | null {
  const { items, pagination } = found
  const [first, last] = [items[0]?.timestamp, items.at(-1)?.timestamp]
  const beginsBefore = pagination?.page === 1 || (first ?? -Infinity) > second
  const endsAfter = !pagination || pagination.page >= pagination.pages
  return beginsBefore && (endsAfter || (last ?? Infinity) < second)
    ? items.filter(isOf(second))
    : null
}

const readSecond = async ({ second, page }: CutSecond, list: ReadPage) =>
  page && allOf(second, await list(page.page, page.perPage))

/**
 * One of two pages, that which was read last, with what the cut between them may have lost: all rows of the second stand at
 * its beginning (`older`) or its end (`newer`), some of them on the other page, too. Throws what `list` throws.
 */
export async function mend(
  readLast: 'older' | 'newer',
  { newer, older }: { newer: ActivityPage; older: ActivityPage },
  list: ReadPage,
): Promise<WholePage> {
  const page = readLast === 'older' ? older : newer
  const cut = cutBetween(newer, older, readLast)
  if (!cut) return { ...page, unsure: null }
  const rows = await readSecond(cut, list)
  if (!rows) return { ...page, unsure: cut.second }
  const rest = page.items.filter((entry) => !isOf(cut.second)(entry))
  const items = readLast === 'older' ? [...rows, ...rest] : [...rest, ...rows]
  return { ...page, items, unsure: null }
}
