// Without a document the cache keeps everything.
import '#src/test/dom.ts'
import { expect, test, vi } from 'vitest'

import { createTestQueries } from '#src/test/host.ts'

import { keepUnheardRequests, openRequest, unheardRequests } from './unheard-requests.ts'

test('a request is remembered as long as the account, also when nobody asks for minutes', () => {
  vi.useFakeTimers()
  try {
    const queries = createTestQueries({})
    const request = openRequest({ description: 'Bot', allowedIps: [] }, new Set())
    keepUnheardRequests(queries, [request])
    vi.advanceTimersByTime(4 * 60_000)
    keepUnheardRequests(queries, [request, request])
    vi.advanceTimersByTime(60 * 60_000)
    expect(unheardRequests(queries)).toHaveLength(2)
    queries.clear()
    expect(unheardRequests(queries)).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})
