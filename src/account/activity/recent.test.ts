import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { configureClient } from '#src/api/current.ts'

import { recentActivity } from './recent.ts'

/** A panel with so many rows of the newest second first; `asked` are the pages that it was asked for. */
function startFeed(total: number): { asked: URL[] } {
  const asked: URL[] = []
  configureClient({
    baseUrl: 'https://panel.test',
    auth: { mode: 'session' },
    fetch: async (input) => {
      const url = new URL(String(input))
      asked.push(url)
      const page = Number(url.searchParams.get('page'))
      const first = (page - 1) * 100
      const data = Array.from({ length: Math.min(100, total - first) }, (_, at) => ({
        object: 'activity_log',
        attributes: {
          id: String(first + at),
          event: 'auth:success',
          timestamp: new Date((10_000 - first - at) * 1000).toISOString(),
        },
      }))
      const pagination = {
        total,
        per_page: 100,
        current_page: page,
        total_pages: Math.max(1, Math.ceil(total / 100)),
      }
      return Response.json({ object: 'list', data, meta: { pagination } })
    },
  })
  return { asked }
}

const read = (kind: 'sign-ins' | 'keys') =>
  new QueryClient().fetchQuery(recentActivity(kind))

test('three pages of sign-ins are read, and no more', async () => {
  const { asked } = startFeed(1_000_000)
  const { entries, since } = await read('sign-ins')
  expect(asked).toHaveLength(3)
  expect(asked[0]?.searchParams.get('filter[event]')).toBe('auth:,event:')
  expect(entries).toHaveLength(300)
  expect(since).toBe((10_000 - 299) * 1000)
})

test('one page of keys is read, and it says from when on it speaks', async () => {
  const { asked } = startFeed(101)
  expect(await read('keys')).toMatchObject({ since: (10_000 - 99) * 1000, offered: true })
  expect(asked).toHaveLength(1)
})

test('where the panel has told everything, there is no beginning', async () => {
  const { asked } = startFeed(150)
  expect((await read('sign-ins')).since).toBeNull()
  expect(asked).toHaveLength(2)
})
