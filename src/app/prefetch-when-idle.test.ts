import { afterEach, expect, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { prefetchWhenIdle } from './prefetch-when-idle.ts'

const { prefetchAll } = vi.hoisted(() => ({ prefetchAll: vi.fn(() => Promise.resolve()) }))
vi.mock('./prefetch.ts', () => ({ prefetchAll }))

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test.each([
  ['fetched', { saveData: false }, 1],
  ['fetched', undefined, 1],
  ['not fetched', { saveData: true }, 0],
])('what is not open yet is %s where the browser says %j', async (_, connection, times) => {
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { connection })
  prefetchAll.mockClear()
  prefetchWhenIdle(createTestHost())
  expect(prefetchAll).not.toHaveBeenCalled()
  await vi.runAllTimersAsync()
  await vi.dynamicImportSettled()
  expect(prefetchAll).toHaveBeenCalledTimes(times)
})
