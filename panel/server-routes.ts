import type { Exchange } from './exchange.ts'
import { accountOf } from './guard.ts'
import { askedPage, pagination } from './pagination.ts'
import { item, json, list, type Reply } from './reply.ts'
import type { Server } from './server-store.ts'
import type { World } from './world.ts'

const shown = (server: Server) =>
  item('server', {
    server_owner: server.owned,
    identifier: server.identifier,
    internal_id: server.id,
    uuid: server.uuid,
    name: server.name,
    node: server.node,
    is_node_under_maintenance: false,
    sftp_details: server.sftp,
    description: '',
    limits: { memory: 2048, swap: 0, disk: 10_240, io: 500, cpu: 100 },
    feature_limits: { databases: 1, allocations: 1, backups: 2 },
    status: null,
    is_suspended: false,
    is_installing: false,
    is_transferring: false,
  })

/** `GET /api/client`: the servers that this account may use, its own and others, in pages of 50 if nothing else is asked. */
export function listServers(world: World, exchange: Exchange): Reply {
  const { id } = accountOf(exchange)
  const asked = askedPage(exchange, 50)
  const servers = world.servers.list(id, asked)
  const total = world.servers.count(id)
  return json({
    ...list(servers.map(shown)),
    meta: pagination(world, exchange, {
      total,
      count: servers.length,
      perPage: asked.limit,
      page: asked.page,
    }),
  })
}
