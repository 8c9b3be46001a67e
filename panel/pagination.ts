import type { Exchange } from './exchange.ts'
import { buildQuery } from './php-input.ts'
import { json, list, type Reply } from './reply.ts'
import type { World } from './world.ts'

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

/** `GET /api/client`: no account has servers here yet. */
export const listServers = (world: World, exchange: Exchange): Reply =>
  json({
    ...list([]),
    meta: pagination(world, exchange, { total: 0, count: 0, perPage: 50, page: 1 }),
  })
