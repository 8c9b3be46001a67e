import type { Database, Row } from './database.ts'
import { type Random, randomUuid } from './secrets.ts'
import type { NewServer } from './types.ts'

/** A row of `servers`; `identifier` is how the UUID begins. */
export type Server = Required<NewServer> & { id: number; uuid: string }

const toServer = (row: Row): Server => ({
  id: Number(row['id']),
  uuid: String(row['uuid']),
  identifier: String(row['identifier']),
  name: String(row['name']),
  node: String(row['node']),
  sftp: { ip: String(row['sftp_ip']), port: Number(row['sftp_port']) },
  owned: row['owned'] === 1,
})

/** The table of servers. */
export function createServers(db: Database, random: Random) {
  return {
    count: (userId: number) =>
      Number(
        db.get('SELECT count(*) AS n FROM servers WHERE user_id = ?', userId)?.['n'] ?? 0,
      ),

    /** A part of the servers that the account may use, in the order of their making. */
    list: (userId: number, { limit, offset }: { limit: number; offset: number }) =>
      db
        .all(
          'SELECT * FROM servers WHERE user_id = ? ORDER BY id LIMIT ? OFFSET ?',
          userId,
          limit,
          offset,
        )
        .map(toServer),

    /** @throws Error when the identifier is not eight hexadecimal digits, or taken. */
    create(userId: number, server: NewServer): { identifier: string; uuid: string } {
      const made = randomUuid(random)
      const identifier = server.identifier ?? made.slice(0, 8)
      if (!/^[\da-f]{8}$/.test(identifier)) {
        throw new Error(`A server cannot be called ${identifier}: eight of 0-9 and a-f.`)
      }
      const uuid = identifier + made.slice(8)
      db.run(
        `INSERT INTO servers (user_id, uuid, identifier, name, node, sftp_ip, sftp_port, owned)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        userId,
        uuid,
        identifier,
        server.name,
        server.node ?? 'node-1',
        server.sftp.ip,
        server.sftp.port,
        server.owned === false ? 0 : 1,
      )
      return { identifier, uuid }
    },

    clear: (userId: number) => void db.run('DELETE FROM servers WHERE user_id = ?', userId),
  }
}

export type Servers = ReturnType<typeof createServers>
