import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { Unauthenticated, Unavailable } from '#src/api/failures.ts'
import { mayTellSignedOut } from '#src/forms/sign-in-again.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { createQueryClient } from './query-client.ts'

test('a write is sent at once and once, also offline, and leaves the cache with whoever began it', async () => {
  onlineManager.setOnline(false)
  onTestFinished(() => onlineManager.setOnline(true))
  const queries = createQueryClient(createTestHost())
  const send = vi.fn(() => Promise.reject(new Error('no network')))
  const write = new MutationObserver(queries, { mutationFn: send })
  const leave = write.subscribe(() => {})
  const failed = write.mutate().catch(() => 'failed')
  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce())
  expect(await failed).toBe('failed')
  expect(send).toHaveBeenCalledOnce()
  leave()
  await vi.waitFor(() => expect(queries.getMutationCache().getAll()).toEqual([]))
})

test.each([
  ['a panel that is away', 'server', 3],
  ['no network, which comes back by itself', 'offline', 1],
] as const)('a read is tried as often as it can help: %s', async (_, reason, times) => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const queries = createQueryClient(createTestHost())
  const failure = new Unavailable('GET /account', reason, { mayHaveRun: false })
  const read = vi.fn(() => Promise.reject(failure))
  const outcome = queries
    .fetchQuery({ queryKey: ['something'], queryFn: read })
    .catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(await outcome).toBe(failure)
  expect(read).toHaveBeenCalledTimes(times)
})

test('an answer is not asked for again', async () => {
  const queries = createQueryClient(createTestHost())
  const read = vi.fn(() => Promise.reject(new Unauthenticated('GET /account', 401)))
  await expect(
    queries.fetchQuery({ queryKey: ['something'], queryFn: read }),
  ).rejects.toThrow()
  expect(read).toHaveBeenCalledOnce()
})

test('what was asked before the page around said something tells nothing of the session that is there since', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const told = vi.fn(() => false)
  const host = createTestHost({ tell: told })
  configurePanel(host)
  const queries = createQueryClient(host)
  queries.setQueryData(accountQueries.me().queryKey, una)
  told.mockClear()
  const over = new Unauthenticated('GET /account', 401)
  const { promise, reject } = Promise.withResolvers<never>()
  const answers = vi.fn(() => Promise.resolve('read'))
  const read = vi.fn(() => answers()).mockImplementationOnce(() => promise)
  const before = queries.fetchQuery({ queryKey: ['before'], queryFn: read })
  mayTellSignedOut(host)
  reject(over)
  await expect(before).rejects.toBe(over)
  // It is asked once more, by whoever is signed in now.
  await vi.waitFor(() => expect(queries.getQueryData(['before'])).toBe('read'))
  expect(told).not.toHaveBeenCalled()
  // Within the same moment.
  const since = queries.fetchQuery({
    queryKey: ['since'],
    queryFn: () => Promise.reject(over),
  })
  await expect(since).rejects.toBe(over)
  expect(told).toHaveBeenCalledExactlyOnceWith({ type: 'unauthenticated' })
})

test('a session that has ended all the same is told of by what was asked before, once it was asked again', async () => {
  const told = vi.fn(() => false)
  const host = createTestHost({ tell: told })
  configurePanel(host)
  const queries = createQueryClient(host)
  queries.setQueryData(accountQueries.me().queryKey, una)
  told.mockClear()
  const over = new Unauthenticated('GET /account', 401)
  const { promise, reject } = Promise.withResolvers<never>()
  const read = vi.fn(() => Promise.reject(over)).mockImplementationOnce(() => promise)
  const before = queries.fetchQuery({ queryKey: ['before'], queryFn: read })
  mayTellSignedOut(host)
  reject(over)
  await expect(before).rejects.toBe(over)
  await vi.waitFor(() =>
    expect(told).toHaveBeenCalledExactlyOnceWith({ type: 'unauthenticated' }),
  )
  expect(read).toHaveBeenCalledTimes(2)
})
