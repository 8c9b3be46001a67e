import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

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
