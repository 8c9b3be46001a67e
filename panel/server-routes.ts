import type { Exchange } from './exchange.ts'
import { accountOf } from './guard.ts'
import { askedPage, pagination } from './pagination.ts'
import { json, type Reply } from './reply.ts'
import type { World } from './world.ts'

/** `GET /api/client`: the servers that this account may use, its own and others, in pages of 50 if nothing else is asked. */
export function listServers(world: World, exchange: Exchange): Reply {
  const { id } = accountOf(exchange)
  const asked = askedPage(exchange, 50)
  const servers = world.servers.list(id, asked)
  const total = world.servers.count(id)
  const { shapes } = world.dialect
  const rows = servers.map((server) => shapes.row('server', shapes.server(server)))
  const count = servers.length
  const { limit: perPage, page } = asked
  return json(
    shapes.page(rows, pagination(world, exchange, { total, count, perPage, page })),
  )
}
