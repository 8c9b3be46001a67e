import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import type { ActivityPage } from '#src/api/activity.ts'
import { mendCut, mendCutBack, type WholePage } from '#src/feed/cut-second.ts'
import { clientOf } from '#src/session/panel-client.ts'

import { dayBounds, type Filter } from './filter.ts'
import { listKind } from './kinds.ts'

const perPage = 50
/** Rows that are kept while one scrolls; those on the other end are read again on the way back. */
export const keptPages = 20

/** The part of a filter that the panel, or the choice of pages, looks after. */
export type FeedQuery = Pick<Filter, 'kind' | 'from' | 'to'>

/** Which page is asked for; `null` is the one where the feed begins. */
type PageParam = {
  page: number | null
  /** The neighbouring page, as it was read. */
  beside: ActivityPage | null
}

const first: Readonly<PageParam> = { page: null, beside: null }

/** Whether a page reaches back to before a moment; one of which no row could be read tells nothing. */
const isBefore = ({ items, odd }: ActivityPage, moment: number): boolean =>
  (items.findLast(({ timestamp }) => timestamp !== null)?.timestamp ??
    (odd > 0 ? Infinity : -Infinity)) < moment

/** The page that holds the newest row before `end`, found by halving: a day months ago costs a few requests. */
async function pageBefore(
  end: number,
  list: (page: number) => Promise<ActivityPage>,
): Promise<ActivityPage> {
  let found = await list(1)
  let low = 2
  let high = found.pagination?.pages ?? 1
  if (isBefore(found, end)) return found
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const page = await list(middle)
    if (isBefore(page, end)) {
      found = page
      high = middle - 1
    } else low = middle + 1
  }
  return found
}

/** The feed, newest first, page by page. */
export const feed = ({ kind, from, to }: FeedQuery) => {
  const start = dayBounds(from)?.start ?? -Infinity
  const end = dayBounds(to)?.end ?? Infinity
  return infiniteQueryOptions({
    queryKey: ['activity', kind, dayBounds(from)?.start, dayBounds(to)?.end],
    queryFn: async ({ client, pageParam, direction, signal }): Promise<WholePage> => {
      const list = (page: number, size = perPage) =>
        listKind(clientOf(client), kind, { page, perPage: size, signal })
      const { page: wanted, beside } = pageParam
      if (wanted === null) {
        const found = await (end === Infinity ? list(1) : pageBefore(end, list))
        return { ...found, unsure: null }
      }
      const found = await list(wanted)
      if (direction !== 'backward') {
        // A page that was read on the way back is read again by itself.
        const isBehind = (beside?.pagination?.page ?? wanted) < wanted
        return mendCut(isBehind ? beside : null, found, list)
      }
      // What arrived meanwhile has pushed the last rows of this page onto the next ones, which are not read again.
      const pushed = (found.pagination?.total ?? 0) - (beside?.pagination?.total ?? 0)
      let last: WholePage = { ...found, unsure: null }
      const between = [last]
      for (let page = 1; page <= Math.ceil(pushed / perPage); page += 1) {
        last = await mendCut(last, await list(wanted + page), list)
        between.push(last)
      }
      const items = between.flatMap((page) => page.items)
      const whole = await mendCutBack({ ...found, items }, beside, list)
      const unsure = between.find((page) => page.unsure !== null)?.unsure ?? whole.unsure
      return { ...whole, unsure }
    },
    initialPageParam: first,
    getNextPageParam: (last): PageParam | null => {
      const { pagination, items, odd } = last
      return pagination &&
        pagination.page < pagination.pages &&
        // A page beyond the end is empty.
        items.length + odd > 0 &&
        !isBefore(last, start)
        ? { page: pagination.page + 1, beside: last }
        : null
    },
    getPreviousPageParam: (newest): PageParam | null => {
      const { pagination, items } = newest
      return pagination && pagination.page > 1 && (items[0]?.timestamp ?? Infinity) < end
        ? { page: pagination.page - 1, beside: newest }
        : null
    },
    maxPages: keptPages,
    // Each of the pages would be asked for again.
    refetchOnMount: ({ state }) => (state.data?.pages.length ?? 0) <= 1,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
  })
}

/** How often the panel is asked whether anything new happened, in milliseconds. */
const often = 60_000

/** The newest rows: what is new in the feed that is on screen. */
export const newest = (kind: FeedQuery['kind']) =>
  queryOptions({
    queryKey: ['newest-activity', kind],
    queryFn: ({ client, signal }) =>
      listKind(clientOf(client), kind, { page: 1, perPage: 25, signal }),
    // The feed itself is read as the page opens.
    initialData: { items: [], odd: 0, pagination: null },
    staleTime: often,
    refetchInterval: often,
  })
