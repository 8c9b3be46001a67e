import { expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { openBrowser } from './testing/browser-stub.ts'

const now = Date.UTC(2026, 10, 22)

async function rowsOf(sameSecond: 'any' | 'written', queries: readonly string[]) {
  const panel = createPanel({
    database: ':memory:',
    clock: () => now,
    settings: { url: 'http://localhost:5173', hashCost: 16, sameSecond },
  })
  const { control } = panel
  const una = control.createAccount({
    username: 'una',
    email: 'una@example.com',
    password: 'correct horse',
  })
  const row = (seconds: number, event: string) => ({
    event,
    ip: '192.0.2.1',
    timestamp: now - seconds * 1000,
  })
  const crowd = Array.from({ length: 20 }, (_, index) => row(60, `crowd:${index}`))
  control.addActivity(una.id, [row(90, 'before'), ...crowd, row(30, 'after')])
  const { session } = control.createSession(una.id)
  const browser = openBrowser(panel)
  browser.setCookies(session)
  const answers: string[][] = []
  for (const query of queries) {
    const { data } = await browser.get(`/api/client/account/activity?${query}`)
    const { data: rows } = data as { data: { attributes: { event: string } }[] }
    answers.push(rows.map((one) => one.attributes.event))
  }
  return answers
}

const newest = 'sort=-timestamp&per_page=100'

test('rows of one second come in another order for another query, in the same one for the same', async () => {
  const [one = [], same, other = []] = await rowsOf('any', [
    newest,
    newest,
    `${newest}&page=1`,
  ])
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
  expect(other.toSorted()).toEqual(one.toSorted())
  for (const rows of [one, other])
    expect([rows[0], rows.at(-1)]).toEqual(['after', 'before'])
})

test('a page may tell one again that stood on the page before, and leave another out', async () => {
  const pages = [1, 2, 3].map((page) => `sort=-timestamp&per_page=10&page=${page}`)
  const rows = (await rowsOf('any', pages)).flat()
  expect(rows).toHaveLength(22)
  expect([rows[0], rows.at(-1)]).toEqual(['after', 'before'])
  expect(new Set(rows).size).toBeLessThan(22)
})

test('they come as written where the panel is set so', async () => {
  const [rows = []] = await rowsOf('written', [newest])
  expect(rows.slice(1, 4)).toEqual(['crowd:0', 'crowd:1', 'crowd:2'])
})
