import { expect, onTestFinished, test, vi } from 'vitest'

import { Throttled, TwoFactorRequired, Unavailable } from '#src/api/failures.ts'
import { createTestHost } from '#src/test/host.ts'

import { lookAgain } from './look-again.ts'

/** Looks again for what 20 seconds were waited for, without waiting; `looks` counts them, `pass` lets seconds pass. */
function begin(look: (count: number) => boolean | Error, since?: number) {
  vi.useFakeTimers()
  let isVisible = true
  let changed = (): void => {}
  const host = createTestHost({
    isVisible: () => isVisible,
    onVisibility(heard) {
      changed = heard
      return () => {}
    },
  })
  const control = new AbortController()
  let looks = 0
  const found = lookAgain(
    host,
    { waited: 20_000 },
    async () => {
      const told = look(++looks)
      if (typeof told !== 'boolean') throw told
      return told
    },
    control.signal,
    since,
  )
  return {
    found,
    stop: () => control.abort(),
    looks: () => looks,
    pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000),
    show(visible: boolean) {
      isVisible = visible
      changed()
    },
  }
}

const away = new Unavailable('GET /x', 'server', { status: 500, mayHaveRun: false })

test('it is looked five times, at ever longer intervals, and no more', async () => {
  const { found, looks, pass } = begin(() => false)
  const seen: number[] = []
  for (const seconds of [1.9, 0.2, 2.8, 0.2, 5, 10, 20, 600]) {
    await pass(seconds)
    seen.push(looks())
  }
  expect(seen).toEqual([0, 1, 1, 2, 3, 4, 5, 5])
  expect(await found).toBe(false)
})

test('it ends with what it looks for', async () => {
  const { found, looks, pass } = begin((count) => count === 2)
  await pass(600)
  expect([await found, looks()]).toEqual([true, 2])
})

test('a look that fails tells nothing, and one after which the next would meet the same is the last', async () => {
  const failing = begin((count) => (count < 3 ? away : true))
  await failing.pass(600)
  expect(await failing.found).toBe(true)
  for (const last of [
    new Throttled('GET /x', 60, 'rate', ''),
    new TwoFactorRequired('GET /x'),
  ]) {
    const refused = begin(() => last)
    await refused.pass(600)
    expect([await refused.found, refused.looks()]).toEqual([false, 1])
  }
})

test('while nobody looks at the page, nothing is asked', async () => {
  const { looks, pass, show, found } = begin(() => true)
  show(false)
  await pass(600)
  expect(looks()).toBe(0)
  show(true)
  await pass(0)
  expect([looks(), await found]).toEqual([1, true])
})

test('a long time that nobody looked at the page is made up for by one look', async () => {
  const { looks, pass, show, found } = begin(() => false)
  show(false)
  await pass(12)
  show(true)
  await pass(0)
  expect(looks()).toBe(1)
  await pass(8.2)
  expect(looks()).toBe(2)
  show(false)
  await pass(60)
  show(true)
  await pass(1)
  expect([looks(), await found]).toEqual([3, false])
})

test('looking that goes on after a while has only the moments that are left', async () => {
  vi.useFakeTimers()
  const { looks, pass, found } = begin(() => false, Date.now() - 12_000)
  await pass(7.8)
  expect(looks()).toBe(0)
  await pass(0.4)
  expect(looks()).toBe(1)
  await pass(60)
  expect([looks(), await found]).toEqual([2, false])
})

/** A network that is not there until it comes. */
function startOffline() {
  let online = false
  vi.stubGlobal('navigator', {
    get onLine() {
      return online
    },
  })
  const target = new EventTarget()
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  onTestFinished(() => void vi.unstubAllGlobals())
  return () => {
    online = true
    target.dispatchEvent(new Event('online'))
  }
}

test('without a network, nothing is asked', async () => {
  const connect = startOffline()
  const { looks, pass, found } = begin(() => true)
  await pass(600)
  expect(looks()).toBe(0)
  connect()
  await pass(0)
  expect([looks(), await found]).toEqual([1, true])
})

test('where the network comes back while nobody looks at the page, nothing is asked', async () => {
  const connect = startOffline()
  const { looks, pass, show, found } = begin(() => true)
  await pass(600)
  show(false)
  connect()
  await pass(1)
  expect(looks()).toBe(0)
  show(true)
  await pass(0)
  expect([looks(), await found]).toEqual([1, true])
})

test('who gives it up hears that nothing was found', async () => {
  const { looks, pass, stop, found } = begin(() => true)
  stop()
  await pass(600)
  expect([looks(), await found]).toEqual([0, false])
  vi.useRealTimers()
})
