import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'

import { una } from '#src/test/account.ts'
import { createTestHost } from '#src/test/host.ts'

import { bindHost } from './panel-client.ts'
import { accountQueries } from './queries.ts'
import { unheardIn, unheardWrites } from './unheard-writes.ts'

afterEach(() => void vi.useRealTimers())

/** A clock, and writes that are sent and answered by hand. */
function start() {
  vi.useFakeTimers({ now: 1_764_400_000_000 })
  const host = createTestHost()
  const queries = new QueryClient()
  bindHost(queries, host)
  queries.setQueryData(accountQueries.me().queryKey, una)
  const writes = unheardWrites(['change', 'it'])
  return {
    unheard: () => unheardIn(writes.noted(host, una)),
    came: () => writes.came(host, una),
    forget: () => writes.forget(host, una),
    /** Sends one, and gives how it is answered. */
    send() {
      const { promise, resolve } = Promise.withResolvers<void>()
      const heard = writes.hear(queries, () => promise)
      return async () => {
        resolve()
        await heard
      }
    },
    pass: (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds),
    now: () => Date.now(),
  }
}

test('what has an answer is heard of, and one before it that has none is not', async () => {
  const { send, unheard, pass, now } = start()
  const first = now()
  send()
  pass(5000)
  const answer = send()
  expect(unheard()?.sentAt).toBe(first + 5000)
  pass(1000)
  await answer()
  expect(unheard()).toEqual({ sentAt: first, heardAt: first + 6000 })
})

test('one that had an answer and none before it leaves nothing', async () => {
  const { send, unheard } = start()
  await send()()
  expect(unheard()).toBeNull()
})

test('of two, one that came leaves the one that may come for longer; what is given up, nothing', () => {
  const { send, unheard, pass, now, came, forget } = start()
  send()
  pass(5000)
  send()
  const second = now()
  came()
  expect(unheard()).toEqual({ sentAt: second, heardAt: second })
  forget()
  expect(unheard()).toBeNull()
})

test('one whose time was over when another is sent is not waited for', async () => {
  const { send, unheard, pass } = start()
  send()
  pass(61_000)
  await send()()
  expect(unheard()).toBeNull()
})
