import type { Exchange } from './exchange.ts'
import { crash } from './failure.ts'
import { buildQuery } from './php-input.ts'
import type { World } from './world.ts'

/** PHP's `min($text, 100)`: words are greater than numbers, and 0 falls back to the framework's 15. */
function perPageOf(exchange: Exchange, usual: number): number {
  const { query } = exchange
  if (!('per_page' in query)) return usual
  const asked = query['per_page']
  const number = asked === null ? 0 : Number(asked)
  if (Number.isNaN(number)) return 100
  if (number < 0) throw crash('QueryException')
  return Math.min(Math.trunc(number), 100) || 15
}

/** What `page` (from 1) and `per_page` ask for; `usual` is the length of a page when they do not say. */
export function askedPage(
  exchange: Exchange,
  usual: number,
): { page: number; limit: number; offset: number } {
  const limit = perPageOf(exchange, usual)
  const asked = Number(exchange.query['page'])
  const page = Number.isInteger(asked) && asked > 0 ? asked : 1
  return { page, limit, offset: (page - 1) * limit }
}

/** The `meta` of a list in pages; its links keep the query as it came, with `page` at the end. */
export function pagination(
  world: World,
  exchange: Exchange,
  {
    total,
    count,
    perPage,
    page,
  }: { total: number; count: number; perPage: number; page: number },
) {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const { page: _, ...query } = exchange.query
  const root = world.settings().url.replace(/\/$/, '')
  const link = (to: number) =>
    `${root}${exchange.path}?${buildQuery({ ...query, page: to })}`
  return {
    pagination: {
      total,
      count,
      per_page: perPage,
      current_page: page,
      total_pages: pages,
      links: {
        ...(page > 1 && { previous: link(page - 1) }),
        ...(page < pages && { next: link(page + 1) }),
      },
    },
  }
}
