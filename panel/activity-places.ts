import type { Database, Row } from './database.ts'

/** The orders of the feed. Within a second the panel keeps the order of writing, newest first or not. */
export const orders = {
  written: 'id',
  oldest: 'timestamp, id',
  newest: 'timestamp DESC, id',
} as const

/** So many rows of an account, `offset` rows after the first in this order. */
export type Stretch = {
  userId: number
  order: keyof typeof orders
  limit: number
  offset: number
}

/**
 * How many rows of activity an account has, and the place of each in the order of time, so that a page far down costs
 * what the first one does. A row that is written late (with a timestamp before the newest) moves the places of others:
 * they are numbered anew when they are asked for next.
 */
export function createActivityPlaces(db: Database) {
  const secondAt = (userId: number, place: number) =>
    Number(
      db.get(
        'SELECT timestamp FROM activity WHERE user_id = ? AND place = ?',
        userId,
        place,
      )?.['timestamp'],
    )

  const numberAnew = (userId: number) =>
    db.transaction(() => {
      db.run(
        `UPDATE activity SET place = ranked.place
         FROM (
           SELECT id, row_number() OVER (ORDER BY timestamp, id) AS place
           FROM activity WHERE user_id = ?
         ) AS ranked
         WHERE activity.id = ranked.id AND activity.place <> ranked.place`,
        userId,
      )
      db.run(
        `UPDATE activity_counts SET numbered = 1, in_order = NOT EXISTS (
           SELECT 1 FROM (
             SELECT place, lag(place) OVER (ORDER BY id) AS before
             FROM activity WHERE user_id = ?
           ) WHERE place < before
         ) WHERE user_id = ?`,
        userId,
        userId,
      )
    })

  const countOf = (userId: number) =>
    db.get('SELECT * FROM activity_counts WHERE user_id = ?', userId)

  const oldestFirst = ({ userId, limit, offset }: Stretch) =>
    db.all(
      'SELECT * FROM activity WHERE user_id = ? AND place > ? ORDER BY place LIMIT ?',
      userId,
      offset,
      limit,
    )

  /** Places backwards are nearly this order; seconds say where it begins and ends, and what to skip is within one. */
  const newestFirst = ({ userId, limit, offset }: Stretch, total: number) => {
    const top = total - offset
    const from = secondAt(userId, Math.max(1, top - limit + 1))
    const until = secondAt(userId, top)
    const last = db.get(
      `SELECT place FROM activity WHERE user_id = ? AND timestamp = ? ORDER BY id DESC LIMIT 1`,
      userId,
      until,
    )
    return db.all(
      `SELECT * FROM activity WHERE user_id = ? AND timestamp BETWEEN ? AND ?
       ORDER BY ${orders.newest} LIMIT ? OFFSET ?`,
      userId,
      from,
      until,
      limit,
      Number(last?.['place']) - top,
    )
  }

  const asWritten = ({ userId, limit, offset }: Stretch) =>
    db.all(
      'SELECT * FROM activity WHERE user_id = ? ORDER BY id LIMIT ? OFFSET ?',
      userId,
      limit,
      offset,
    )

  return {
    /** Counts a row that is being written, in the same transaction; gives its place. `timestamp` in seconds. */
    take(userId: number, timestamp: number): number {
      const counted = db.get(
        `INSERT INTO activity_counts (user_id, total, newest, numbered, in_order)
         VALUES (?, 1, ?, 1, 1)
         ON CONFLICT (user_id) DO UPDATE SET
           total = total + 1,
           newest = max(newest, excluded.newest),
           numbered = numbered AND excluded.newest >= newest
         RETURNING total`,
        userId,
        timestamp,
      )
      return Number(counted?.['total'])
    },

    /** The rows that `ORDER BY … LIMIT … OFFSET …` gives, and how many there are in all. */
    read(stretch: Stretch): { rows: Row[]; total: number } {
      const { userId, order, limit, offset } = stretch
      if (countOf(userId)?.['numbered'] === 0) numberAnew(userId)
      const count = countOf(userId)
      const total = Number(count?.['total'] ?? 0)
      if (offset >= total || limit === 0) return { rows: [], total }
      if (order === 'newest') return { rows: newestFirst(stretch, total), total }
      // Rows written late have a place that says nothing of when they were written.
      const isPlaced = order === 'oldest' || count?.['in_order'] === 1
      return { rows: isPlaced ? oldestFirst(stretch) : asWritten(stretch), total }
    },

    /** The account's rows are deleted, in the same transaction. */
    forget: (userId: number) =>
      void db.run('DELETE FROM activity_counts WHERE user_id = ?', userId),
  }
}
