import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** What SQLite gives for a row; a column is read through the mappers of each table's module. */
export type Row = Record<string, unknown>

/** SQLite with prepared statements kept, and transactions that nest. */
export type Database = {
  all(sql: string, ...values: SQLInputValue[]): Row[]
  get(sql: string, ...values: SQLInputValue[]): Row | undefined
  /** @returns the number of changed rows and the id of the inserted one. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; id: number }
  /** Writes all or nothing. `write` must not wait for anything: other requests would be written along. */
  transaction<Result>(write: () => Result): Result
  close(): void
}

function migrate(connection: DatabaseSync) {
  const folder = new URL('./migrations/', import.meta.url)
  const version = Number(
    connection.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0,
  )
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
  for (const [index, file] of files.entries()) {
    if (index < version) continue
    const sql = readFileSync(new URL(file, folder), 'utf8')
    connection.exec(`BEGIN; ${sql}; PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}

/** Opens a file (or `:memory:`) and brings it to the newest migration. */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path)
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  connection.exec('PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000')
  migrate(connection)
  const kept = new Map<string, StatementSync>()
  const prepared = (sql: string) => {
    const statement = kept.get(sql) ?? connection.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  let inside = false
  return {
    all: (sql, ...values) => prepared(sql).all(...values),
    get: (sql, ...values) => prepared(sql).get(...values),
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepared(sql).run(...values)
      return { changes: Number(changes), id: Number(lastInsertRowid) }
    },
    transaction(write) {
      if (inside) return write()
      inside = true
      connection.exec('BEGIN IMMEDIATE')
      try {
        const result = write()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        connection.exec('ROLLBACK')
        throw error
      } finally {
        inside = false
      }
    },
    close: () => connection.close(),
  }
}
