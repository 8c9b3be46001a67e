import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createActivityLog } from './activity-log.ts'
import { openDatabase } from './database.ts'

const orders = {
  written: 'id',
  oldest: 'timestamp, id',
  newest: 'timestamp DESC, id',
} as const

function twoAccounts() {
  const db = openDatabase(':memory:')
  for (const id of [1, 2])
    db.run(
      `INSERT INTO users (id, uuid, username, email, password, language, admin, created_at, updated_at)
       VALUES (?, ?, ?, ?, '', 'en', 0, 0, 0)`,
      id,
      ...Array.from({ length: 3 }, () => `user-${id}`),
    )
  const log = createActivityLog(db, () => 0)
  const write = (userId: number, timestamp: number) => {
    const nothing = { actorId: null, isApi: false, description: null, properties: {} }
    log.write({ ...nothing, userId, event: 'auth:success', ip: '192.0.2.1', timestamp })
  }
  return { db, log, write }
}

/** How the feed calls a row. */
const hashed = (id: unknown) => createHash('sha1').update(String(id)).digest('hex')

/** Few seconds for many rows: most share theirs with others. */
const second = fc.integer({ min: 100, max: 112 })
const account = fc.constantFrom(1, 2)
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('late'), account, second }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('next'), account, second }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear'), account, second }) },
  // Rows from before there were places.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('migrated'), account, second }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('read'),
      account,
      order: fc.constantFrom('written', 'oldest', 'newest'),
      limit: fc.integer({ min: 0, max: 9 }),
      offset: fc.nat(70),
    }),
  },
)

test('every page is what counting and skipping would give, however rows were written', () => {
  let reads = 0
  const property = fc.property(
    fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }),
    (steps) => {
      const { db, log, write } = twoAccounts()
      const newest = new Map<number, number>()
      for (const each of steps) {
        const { account: userId } = each
        if ('order' in each) {
          const { order, limit, offset } = each
          const plain = db.all(
            `SELECT id FROM activity WHERE user_id = ? ORDER BY ${orders[order]} LIMIT ? OFFSET ?`,
            userId,
            limit,
            offset,
          )
          const counted = db.get(
            'SELECT count(*) AS n FROM activity WHERE user_id = ?',
            userId,
          )
          const { rows, total } = log.find({ userId, order, limit, offset, events: [] })
          expect(rows.map(({ id }) => id)).toEqual(plain.map((row) => hashed(row['id'])))
          expect(total).toBe(counted?.['n'])
          reads += rows.length
        } else if (each.kind === 'migrated') {
          db.run('UPDATE activity SET place = 0')
          db.run('UPDATE activity_counts SET numbered = 0, in_order = 0')
        } else if (each.kind === 'clear') {
          log.clear(userId)
          newest.delete(userId)
        } else {
          const before = newest.get(userId) ?? 100
          const at = each.kind === 'next' ? before + (each.second % 2) : each.second
          newest.set(userId, Math.max(before, at))
          write(userId, at)
        }
      }
      db.close()
    },
  )
  fc.assert(property, { numRuns: 300 })
  expect(reads).toBeGreaterThan(1000)
})
