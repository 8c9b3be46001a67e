import { afterEach, expect, test, vi } from 'vitest'

import { delay, nextOnline } from './network.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A window without a document, whose listeners are counted. */
function watchWindow() {
  const target = new EventTarget()
  const live = new Set<unknown>()
  vi.stubGlobal(
    'addEventListener',
    (...given: Parameters<EventTarget['addEventListener']>) => {
      const [, listener, options] = given
      target.addEventListener(...given)
      live.add(listener)
      const { signal } = options as AddEventListenerOptions
      signal?.addEventListener('abort', () => live.delete(listener))
    },
  )
  return { live, comesBack: () => target.dispatchEvent(new Event('online')) }
}

test('whoever waits for the network goes on when it is back, and listens no longer', async () => {
  const { live, comesBack } = watchWindow()
  const waiting = nextOnline()
  expect(live.size).toBe(1)
  comesBack()
  await waiting
  expect(live.size).toBe(0)
})

test('or after a while, and listens no longer', async () => {
  vi.useFakeTimers()
  const { live, comesBack } = watchWindow()
  const waiting = nextOnline({ atMost: 3_000 })
  await vi.advanceTimersByTimeAsync(3_000)
  await waiting
  expect(live.size).toBe(0)
  const next = nextOnline({ atMost: 3_000 })
  comesBack()
  await next
  expect(vi.getTimerCount()).toBe(0)
})

test('whoever gives up waits no longer', async () => {
  vi.useFakeTimers()
  const { live } = watchWindow()
  const control = new AbortController()
  const waiting = nextOnline({ atMost: 3_000, signal: control.signal })
  const outcome = expect(waiting).rejects.toThrow('over')
  control.abort(new Error('over'))
  await outcome
  expect([live.size, vi.getTimerCount()]).toEqual([0, 0])
  await expect(nextOnline({ signal: control.signal })).rejects.toThrow('over')
})

test('a moment that has passed is waited for no longer', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  await delay(-269)
  expect(timers.mock.lastCall?.[1]).toBe(0)
  timers.mockRestore()
})
