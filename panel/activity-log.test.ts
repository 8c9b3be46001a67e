import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createActivityLog, type ActivityQuery } from './activity-log.ts'
import { openDatabase, type Database } from './database.ts'

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
  return { db, log: createActivityLog(db, () => 0) }
}

/** How the feed calls a row. */
const hashed = (id: unknown) => createHash('sha1').update(String(id)).digest('hex')

/** The ids of the rows, and how many there are, by counting and skipping. */
function plainly(db: Database, { userId, events, order, limit, offset }: ActivityQuery) {
  const some = events.map(() => 'lower(event) LIKE ?').join(' OR ') || 'true'
  const from = `FROM activity WHERE user_id = ? AND (${some})`
  const values = [userId, ...events.map((part) => `%${part.toLowerCase()}%`)]
  const rows = db.all(
    `SELECT id ${from} ORDER BY ${orders[order]} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  const counted = db.get(`SELECT count(*) AS n ${from}`, ...values)
  return { ids: rows.map(({ id }) => hashed(id)), total: counted?.['n'] }
}

const userId = fc.constantFrom(1, 2)
const row = {
  userId,
  event: fc.constantFrom('auth:success', 'auth:fail', 'user:ssh-key.create', 'Other'),
  actorId: fc.constant(null),
  isApi: fc.boolean(),
  ip: fc.constant('192.0.2.1'),
  description: fc.constant(null),
  properties: fc.constant({}),
}
/** As often all events as some; `%` and `_` find everything. */
const events = fc.oneof(
  fc.constant<string[]>([]),
  fc.array(fc.constantFrom('auth:', 'KEY', 'other', 'none', '%', '_', ''), {
    maxLength: 2,
  }),
)
// Few seconds for many rows: most share theirs with others.
const late = fc.integer({ min: 100, max: 112 })
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ late, write: fc.record(row) }) },
  { weight: 8, arbitrary: fc.record({ later: fc.nat(1), write: fc.record(row) }) },
  { weight: 1, arbitrary: fc.record({ clear: userId }) },
  // Rows from before there were places.
  { weight: 1, arbitrary: fc.constant('migrated' as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      userId,
      events,
      order: fc.constantFrom('written', 'oldest', 'newest'),
      limit: fc.integer({ min: 0, max: 9 }),
      offset: fc.nat(70),
    }),
  },
)

test('every page is what counting and skipping would give, however rows were written', () => {
  let found = 0
  const steps = fc.array(step, { minLength: 1, maxLength: 120, size: 'max' })
  const property = fc.property(steps, (each) => {
    const { db, log } = twoAccounts()
    const newest = [100, 100, 100]
    for (const one of each) {
      if (one === 'migrated') {
        db.run('UPDATE activity SET place = 0')
        db.run('UPDATE activity_counts SET numbered = 0, in_order = 0')
      } else if ('clear' in one) {
        log.clear(one.clear)
        newest[one.clear] = 100
      } else if ('write' in one) {
        const before = newest[one.write.userId] ?? 100
        const timestamp = 'late' in one ? one.late : before + one.later
        newest[one.write.userId] = Math.max(before, timestamp)
        log.write({ ...one.write, timestamp })
      } else {
        const { rows, total } = log.find(one)
        expect({ ids: rows.map(({ id }) => id), total }).toEqual(plainly(db, one))
        found += rows.length
      }
    }
    db.close()
  })
  fc.assert(property, { numRuns: 150 })
  expect(found).toBeGreaterThan(200)
})
