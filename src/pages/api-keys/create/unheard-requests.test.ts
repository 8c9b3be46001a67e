// Without a document the cache keeps everything.
import '#src/test/dom.ts'
import { expect, test, vi } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import { Surprise } from '#src/api/failures.ts'
import { createTestQueries } from '#src/test/host.ts'

import { takeLateKeys } from './made-late.ts'
import {
  keepUnheardRequests,
  openRequest,
  unheardRequests,
  type UnheardRequest,
} from './unheard-requests.ts'

const wanted = { description: 'Bot', allowedIps: [] }
const key = (identifier: string): ApiKey => ({
  identifier,
  description: 'Bot',
  allowedIps: [],
  lastUsedAt: null,
  createdAt: null,
})

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

/** Which of two requests for the same are left when so many keys have come. */
function leftOf(change: Partial<UnheardRequest>, ...come: string[]): number[] {
  const queries = createTestQueries({})
  const first = openRequest(wanted, new Set(), { sentAt: 1 })
  const second = { ...openRequest(wanted, new Set(), { sentAt: 2 }), ...change }
  keepUnheardRequests(queries, [first, second])
  expect(
    takeLateKeys(queries, come.map(key), wanted)?.keys.map((each) => each.identifier),
  ).toEqual(come)
  // What was told of is told once.
  expect(takeLateKeys(queries, come.map(key))).toBeNull()
  return unheardRequests(queries).map(({ sentAt }) => sentAt)
}

test('a key is of one request: the other may still make its own', () => {
  expect(leftOf({}, 'one')).toEqual([2])
  expect(leftOf({}, 'one', 'two')).toEqual([])
  // The one that had an answer was rather carried out.
  expect(leftOf({ lost: new Surprise('POST', '', true) }, 'one')).toEqual([1])
})

test('several keys that one request may have made are told of together', () => {
  const queries = createTestQueries({})
  keepUnheardRequests(queries, [openRequest(wanted, new Set())])
  expect(takeLateKeys(queries, [key('one'), key('two')])?.keys).toHaveLength(2)
  expect(unheardRequests(queries)).toEqual([])
})
