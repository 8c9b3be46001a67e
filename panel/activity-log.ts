import { createHash } from 'node:crypto'

import { createActivityPlaces, orders, type Stretch } from './activity-places.ts'
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
export type ActivityQuery = Stretch & {
  /** Parts of event names of which one must occur; none for all. */
  events: readonly string[]
  /** The address that rows came from; absent for any. */
  ip?: string
  /** Whole names of events of which each row has one; absent for any. */
  names?: readonly string[]
  /** Accounts of which one did it; absent for whoever did. */
  actorIds?: readonly number[]
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

/** The table of activity. */
export function createActivityLog(db: Database, now: () => number) {
  const places = createActivityPlaces(db)

  /** Which of the account's kinds of event are meant: a few dozen at most, however many rows there are. */
  const namesOf = (userId: number, parts: readonly string[]): string[] =>
    db
      .all(
        // From each name to the next one by the index: DISTINCT would read every row.
        `WITH RECURSIVE names (event) AS (
           SELECT min(event) FROM activity WHERE user_id = ?1
           UNION ALL
           SELECT (SELECT min(event) FROM activity WHERE user_id = ?1 AND event > names.event)
           FROM names WHERE event IS NOT NULL
         )
         SELECT event FROM names
         WHERE event IS NOT NULL AND (${parts.map((_, at) => `lower(event) LIKE ?${at + 2}`).join(' OR ') || 'true'})`,
        userId,
        ...parts.map(like),
      )
      .map((row) => String(row['event']))

  const filtered = (query: ActivityQuery) => {
    const { userId, events, names, ip, actorIds, order, limit, offset } = query
    const conditions = ['user_id = ?']
    const values: (string | number)[] = [userId]
    const demand = (condition: string, ...wanted: readonly (string | number)[]) => {
      conditions.push(condition)
      values.push(...wanted)
    }
    const demandOneOf = (column: string, wanted: readonly (string | number)[]) =>
      demand(`${column} IN (${wanted.map(() => '?').join(', ')})`, ...wanted)
    if (events.length > 0) demandOneOf('event', namesOf(userId, events))
    if (names) demandOneOf('event', names)
    if (ip !== undefined) demand('ip = ?', ip)
    if (actorIds) demandOneOf('actor_id', actorIds)
    const where = conditions.join(' AND ')
    const counted = db.get(`SELECT count(*) AS n FROM activity WHERE ${where}`, ...values)
    const total = Number(counted?.['n'])
    if (offset >= total) return { rows: [], total }
    const rows = db.all(
      `SELECT * FROM activity WHERE ${where} ORDER BY ${orders[order]} LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    return { rows, total }
  }

  const log = {
    write(entry: ActivityEntry) {
      const timestamp = entry.timestamp ?? Math.floor(now() / 1000)
      db.transaction(() =>
        db.run(
          `INSERT INTO activity (user_id, actor_id, is_api, event, ip, description, properties, timestamp, place)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          entry.userId,
          entry.actorId,
          entry.isApi ? 1 : 0,
          entry.event,
          entry.ip,
          entry.description,
          JSON.stringify(entry.properties),
          timestamp,
          places.take(entry.userId, timestamp),
        ),
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

    /** A page of the feed, and how many rows there are on all its pages. */
    find(query: ActivityQuery): { rows: Activity[]; total: number } {
      const { events, names, ip, actorIds } = query
      const isFiltered = events.length > 0 || names || ip !== undefined || actorIds
      const { rows, total } = isFiltered ? filtered(query) : places.read(query)
      return { rows: rows.map(toActivity), total }
    },

    /** The names of the events that the account has rows of. */
    names: (userId: number): string[] => namesOf(userId, []),

    /** Who did what the account has rows of, as far as that is known. */
    actorIds: (userId: number): number[] =>
      db
        .all(
          `SELECT DISTINCT actor_id FROM activity WHERE user_id = ? AND actor_id IS NOT NULL`,
          userId,
        )
        .map((row) => Number(row['actor_id'])),

    clear(userId: number) {
      db.transaction(() => {
        db.run('DELETE FROM activity WHERE user_id = ?', userId)
        places.forget(userId)
      })
    },
  }
  return log
}

export type ActivityLog = ReturnType<typeof createActivityLog>
