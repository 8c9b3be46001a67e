// Without a document the cache keeps everything.
import '#src/test/dom.ts'
import type { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import { Surprise, Unavailable } from '#src/api/failures.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { createTestQueries } from '#src/test/host.ts'

import { takeLateKeys } from './made-late.ts'
import { hasEnded } from './still-open.ts'
import {
  addRequest,
  changeRequests,
  forgetRequest,
  isInFlight,
  keepUnheardRequests,
  mayStillMake,
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

/** Somebody of this name is signed in. */
const signIn = (queries: QueryClient, id: number) =>
  queries.setQueryData(accountQueries.me().queryKey, {
    ...una,
    username: `una${id}`,
    email: `una${id}@example.com`,
    id,
  })

test('after a reload it is known how a request was lost, and which rows could not be read before it', () => {
  const queries = createTestQueries({})
  signIn(queries, 1)
  const ended = new Unavailable('POST', 'server', { status: 500, mayHaveRun: true })
  keepUnheardRequests(queries, [
    { ...openRequest(wanted, new Set(), { oddBefore: 2, sentAt: 1 }), lost: ended },
    openRequest(wanted, new Set(['one']), { sentAt: 2 }),
  ])
  const again = createTestQueries({})
  signIn(again, 1)
  const list = { items: [], odd: 2 }
  expect(unheardRequests(again).map((request) => hasEnded(request, list))).toEqual([
    true,
    false,
  ])
  expect(unheardRequests(again).map(({ oddBefore }) => oddBefore)).toEqual([2, 0])
})

test('after a reload no failure is made up for what was kept', () => {
  const queries = createTestQueries({})
  signIn(queries, 1)
  const ended = new Unavailable('POST', 'server', { status: 500, mayHaveRun: true })
  keepUnheardRequests(queries, [
    { ...openRequest(wanted, new Set(), { sentAt: 1 }), lost: ended },
    openRequest(wanted, new Set(), { sentAt: 2 }),
  ])
  const again = createTestQueries({})
  signIn(again, 1)
  const open = unheardRequests(again)
  expect(open.map(({ lost }) => lost)).toEqual([null, null])
  expect(open.map(isInFlight)).toEqual([false, false])
  expect(open.map(mayStillMake)).toEqual([false, true])
})

test('what becomes of a request of somebody who has signed out is not written for who is there now', () => {
  const queries = createTestQueries({})
  signIn(queries, 1)
  const sentAt = addRequest(queries, openRequest(wanted, new Set()))
  queries.clear()
  signIn(queries, 2)
  sessionStorage.clear()
  changeRequests(queries, () => ({ overAt: 7 }))
  forgetRequest(queries, sentAt)
  expect(unheardRequests(queries)).toEqual([])
  expect(sessionStorage).toHaveLength(0)
})

test('requests that are sent at one moment are told apart', () => {
  const queries = createTestQueries({})
  const request = openRequest(wanted, new Set(), { sentAt: 1 })
  expect([addRequest(queries, request), addRequest(queries, request)]).toEqual([1, 2])
})

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
