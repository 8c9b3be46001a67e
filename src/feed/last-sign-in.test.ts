import { expect, test } from 'vitest'

import { json, refusal } from '#src/api/testing/panel.ts'
import { createTestQueries } from '#src/test/host.ts'

import { lastSignIn } from './last-sign-in.ts'

const row = (event: string, at: number) => ({
  id: `${event} ${at}`,
  event,
  timestamp: new Date(Date.UTC(2026, 10, 20) - at * 60_000).toISOString(),
  properties: {},
})

/** A panel that refuses to filter, and has these rows, the newest first. */
function panelWithoutFilter(rows: readonly unknown[]) {
  return createTestQueries({
    fetch: async (input) => {
      const address = input instanceof Request ? input.url : String(input)
      const { searchParams } = new URL(address, 'https://panel.example')
      if (searchParams.has('filter[event]')) return refusal(400, 'InvalidFilterQuery')
      const size = Number(searchParams.get('per_page'))
      return json({
        data: rows.slice(0, size),
        meta: {
          pagination: {
            total: rows.length,
            count: Math.min(size, rows.length),
            per_page: size,
            current_page: 1,
            total_pages: Math.ceil(rows.length / size),
          },
        },
      })
    },
  })
}
const read = (queries: ReturnType<typeof createTestQueries>) =>
  queries.fetchQuery(lastSignIn())

test('where a panel does not filter, the last sign-in is found among the newest rows', async () => {
  const rows = Array.from({ length: 9 }, (_, at) => row('server:start', at))
  const queries = panelWithoutFilter([...rows, row('auth:success', 9)])
  expect(await read(queries)).toMatchObject({ event: 'auth:success' })
})

test('that there was none is said only where all rows were read', async () => {
  const rows = Array.from({ length: 130 }, (_, at) => row('server:start', at))
  expect(await read(panelWithoutFilter(rows))).toBe('not-told')
  expect(await read(panelWithoutFilter(rows.slice(0, 9)))).toBeNull()
})
