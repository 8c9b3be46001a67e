import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'panel-seed-'))
const database = join(folder, 'new', 'panel.sqlite')
afterAll(() => rmSync(folder, { recursive: true }))

function seed(args: readonly string[], env: Record<string, string> = {}) {
  const script = join(import.meta.dirname, 'panel-seed.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PANEL_DATABASE: database, ...env },
  })
  return { status, stdout, stderr }
}

function rowsOfUna() {
  const db = new DatabaseSync(database)
  const rows = db
    .prepare(
      `SELECT count(*) AS count, min(timestamp) AS oldest, max(place) AS places
       FROM activity JOIN users ON users.id = user_id WHERE username = 'una.user'`,
    )
    .get()
  db.close()
  return rows
}

test('the demo account is made, gets so many rows, and others in their place', () => {
  for (const count of [7000, 300]) {
    const { status, stdout } = seed(['--activity', String(count)])
    expect(status).toBe(0)
    expect(stdout).toContain(`una.user has ${count.toLocaleString('en')} rows`)
    expect(stdout).toContain('npm start')
    expect(rowsOfUna()).toMatchObject({ count, places: count })
  }
  const ago = Date.now() / 1000 - Number(rowsOfUna()?.['oldest'])
  expect(ago / 86_400).toBeGreaterThan(80)
  expect(ago / 86_400).toBeLessThanOrEqual(90)
})

test.each(['newbie', 'mara', 'steady'])(
  '%s is added, a second time anew, and it is said how to sign in',
  (person) => {
    for (let time = 0; time < 2; time += 1) {
      const { status, stdout } = seed(['--person', person])
      expect(status).toBe(0)
      expect(stdout).toContain(`Sign in as ${person} with the password `)
    }
  },
)

test.each([
  [[]],
  [['--activity', 'x']],
  [['--activity', '-5']],
  [['--activity', '2000001']],
  [['--activity', '10', '20']],
  [['--person', 'nobody']],
  [['--person', 'mara', '--activity', '10']],
])('%j is refused in words', (args) => {
  const { status, stderr, stdout } = seed(args)
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('how many rows, a whole number from 0 to 2000000')
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.each([
  [{ PANEL_URL: 'https://panel.example' }, 'only the stand-in can be seeded'],
  [{ PANEL_DATABASE: ':memory:' }, 'name a file'],
])('%j is no database to seed', (env, words) => {
  const { status, stderr } = seed(['--activity', '10'], env)
  expect(status).toBe(1)
  expect(stderr).toContain(words)
})
