import { createHash } from 'node:crypto'

import type { Database, Row } from './database.ts'
import type { Exchange } from './exchange.ts'

/** A row of the feed; `timestamp` in seconds since 1970. */
export type Activity = {
  id: string
  actorId: number | null
  isApi: boolean
  event: string
  ip: string
  description: string | null
  properties: Record<string, unknown>
  timestamp: number
}

/** A row to be written: what happened to the account `userId`. */
export type ActivityEntry = Omit<Activity, 'id' | 'timestamp'> & {
  userId: number
  timestamp?: number
}

/** What of the feed is asked for. */
export type ActivityQuery = {
  userId: number
  /** Parts of event names of which one must occur; none for all. */
  events: readonly string[]
  order: 'written' | 'oldest' | 'newest'
  limit: number
  offset: number
}

function toActivity(row: Row): Activity {
  return {
    id: createHash('sha1').update(String(row['id'])).digest('hex'),
    actorId: row['actor_id'] === null ? null : Number(row['actor_id']),
    isApi: row['is_api'] === 1,
    event: String(row['event']),
    ip: String(row['ip']),
    description: typeof row['description'] === 'string' ? row['description'] : null,
    properties: JSON.parse(String(row['properties'])) as Record<string, unknown>,
    timestamp: Number(row['timestamp']),
  }
}

/** `%` and `_` are letters here (recording `activity.filter-event-percent` shows all rows: `%` alone is in every name). */
const like = (part: string) => `%${part.toLowerCase()}%`

// Within a second the panel keeps the order of writing, newest first or not.
const orders = { written: 'id', oldest: 'timestamp, id', newest: 'timestamp DESC, id' }

/** The table of activity. */
export function createActivityLog(db: Database, now: () => number) {
  const log = {
    write(entry: ActivityEntry) {
      db.run(
        `INSERT INTO activity (user_id, actor_id, is_api, event, ip, description, properties, timestamp)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.userId,
        entry.actorId,
        entry.isApi ? 1 : 0,
        entry.event,
        entry.ip,
        entry.description,
        JSON.stringify(entry.properties),
        entry.timestamp ?? Math.floor(now() / 1000),
      )
    },

    /** What the account that is signed in did to itself. */
    own(exchange: Exchange, event: string, properties: Record<string, unknown> = {}) {
      const { account } = exchange
      if (!account) return
      log.write({
        userId: account.id,
        actorId: account.id,
        isApi: exchange.apiKey !== null,
        event,
        ip: exchange.address,
        description: null,
        properties,
      })
    },

    find({ userId, events, order, limit, offset }: ActivityQuery): {
      rows: Activity[]
      total: number
    } {
      const some = events.map(() => 'lower(event) LIKE ?').join(' OR ')
      const where = `user_id = ?${some ? ` AND (${some})` : ''}`
      const values = [userId, ...events.map(like)]
      const total = db.get(`SELECT count(*) AS n FROM activity WHERE ${where}`, ...values)
      const rows = db.all(
        `SELECT * FROM activity WHERE ${where} ORDER BY ${orders[order]} LIMIT ? OFFSET ?`,
        ...values,
        limit,
        offset,
      )
      return { rows: rows.map(toActivity), total: Number(total?.['n'] ?? 0) }
    },

    clear(userId: number) {
      db.run('DELETE FROM activity WHERE user_id = ?', userId)
    },
  }
  return log
}

export type ActivityLog = ReturnType<typeof createActivityLog>
