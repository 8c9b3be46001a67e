import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { documentHost } from '#src/host/document-host.ts'
import type { Host, Locks } from '#src/host/host.ts'

import { createTabLock, type TabLock, lockPatience } from './tab-lock.ts'
import { fakeChannels, fakeLocks } from './testing/fake-browser.ts'

const since = Date.UTC(2026, 0, 1)
const held = { kind: 'held' }

let channels = fakeChannels()
beforeEach(() => {
  vi.useFakeTimers({ now: since, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  channels = fakeChannels()
})
afterEach(() => {
  for (const { lock } of tabs.splice(0)) lock.release()
  vi.useRealTimers()
})

const tabs: { lock: TabLock }[] = []
let names = 0

type TabOptions = { name: string; locks: Locks | null; channel?: Host['channel'] }

function openTab(where: string, options: TabOptions) {
  const { name, locks, channel = channels.channel } = options
  const onLost = vi.fn<Parameters<typeof createTabLock>[2]>()
  const page = new EventTarget()
  const host: Pick<Host, 'title' | 'locks' | 'channel' | 'onWindow'> = {
    title: () => where,
    locks: () => locks,
    channel,
    onWindow(type, listener) {
      const heard = listener as (event: Event) => void
      page.addEventListener(type, heard)
      return () => page.removeEventListener(type, heard)
    },
  }
  const tab = { lock: createTabLock(name, host, onLost), onLost, page }
  tabs.push(tab)
  return tab
}

/** Lets messages and patience pass until `promise` is settled. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let done = false
  void promise.finally(() => (done = true))
  while (!done) {
    await vi.advanceTimersByTimeAsync(10)
    await new Promise(setImmediate)
  }
  return promise
}

const ways: [string, () => Locks | null][] = [
  ['with locks', fakeLocks],
  ['without locks', () => null],
]
const platform = documentHost.locks()
if (platform) ways.push(["with the platform's locks", () => platform])

for (const [way, makeLocks] of ways) {
  const twoTabs = () => {
    const options = { name: `perch:two-factor:${names++}`, locks: makeLocks() }
    return [openTab('Set up — Panel', options), openTab('Security', options)] as const
  }

  test(`${way}, the second tab hears since when and where`, async () => {
    const [a, b] = twoTabs()
    expect(await settled(a.lock.claim())).toEqual(held)
    expect(await settled(a.lock.claim())).toEqual(held)
    const taken = Date.now()
    vi.setSystemTime(since + 60_000)
    const answer = await settled(b.lock.claim())
    expect(answer).toMatchObject({ kind: 'elsewhere', where: 'Set up — Panel' })
    if (answer.kind !== 'elsewhere') throw new Error()
    expect(taken - Number(answer.since)).toBeLessThanOrEqual(20)
    expect(a.onLost).not.toHaveBeenCalled()
  })

  test(`${way}, what is given back can be had`, async () => {
    const [a, b] = twoTabs()
    a.lock.release()
    await settled(a.lock.claim())
    a.lock.release()
    a.lock.release()
    expect(await settled(b.lock.claim())).toEqual(held)
    expect(a.onLost).not.toHaveBeenCalled()
    b.lock.release()
    expect(channels.count()).toBe(0)
  })

  test(`${way}, a take-over tells the one who had it, once, and back again`, async () => {
    const [a, b] = twoTabs()
    await settled(a.lock.claim())
    expect(await settled(b.lock.claim())).toMatchObject({ kind: 'elsewhere' })
    expect(await settled(b.lock.takeOver())).toEqual(held)
    await vi.waitFor(() => expect(a.onLost.mock.calls).toEqual([['taken']]))
    expect(await settled(a.lock.claim())).toMatchObject({ where: 'Security' })
    expect(await settled(b.lock.takeOver())).toEqual(held)
    expect(b.onLost).not.toHaveBeenCalled()
    expect(await settled(a.lock.takeOver())).toEqual(held)
    await vi.waitFor(() => expect(b.onLost.mock.calls).toEqual([['taken']]))
    expect(a.onLost).toHaveBeenCalledTimes(1)
  })

  test(`${way}, of two that ask at once one has it`, async () => {
    const [a, b] = twoTabs()
    const answers = await settled(Promise.all([a.lock.claim(), b.lock.claim()]))
    expect(answers.map((answer) => answer.kind).toSorted()).toEqual(['elsewhere', 'held'])
  })

  test(`${way}, of two that take over at once one keeps it`, async () => {
    const [a, b] = twoTabs()
    await settled(Promise.all([a.lock.takeOver(), b.lock.takeOver()]))
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10)
      expect([...a.onLost.mock.calls, ...b.onLost.mock.calls]).toEqual([['taken']])
    })
  })

  test(`${way}, claim, release and claim end held`, async () => {
    const [a, b] = twoTabs()
    const first = a.lock.claim()
    a.lock.release()
    const second = a.lock.claim()
    expect(await settled(Promise.all([first, second]))).toEqual([held, held])
    a.lock.release()
    expect(await settled(a.lock.claim())).toEqual(held)
    expect(await settled(b.lock.claim())).toMatchObject({ where: 'Set up — Panel' })
    expect(a.onLost).not.toHaveBeenCalled()
  })

  test(`${way}, who gives back in the same breath is not told that it holds`, async () => {
    const [a] = twoTabs()
    await settled(a.lock.claim())
    const answers = [a.lock.claim(), a.lock.takeOver()]
    a.lock.release()
    const released = { kind: 'released' }
    expect(await settled(Promise.all(answers))).toEqual([released, released])
    expect(channels.count()).toBe(0)
  })

  test(`${way}, who leaves while it is being decided keeps nothing`, async () => {
    const [a, b] = twoTabs()
    const claim = a.lock.claim()
    await new Promise(setImmediate)
    a.lock.release()
    await settled(claim)
    expect(await settled(b.lock.claim())).toEqual(held)
    b.lock.release()
    const taking = a.lock.takeOver()
    await new Promise(setImmediate)
    a.lock.release()
    await settled(taking)
    expect(await settled(b.lock.claim())).toEqual(held)
  })

  test(`${way}, who leaves while it asks yields to who comes next`, async () => {
    const [a, b] = twoTabs()
    const left = a.lock.claim()
    await vi.advanceTimersByTimeAsync(20)
    a.lock.release()
    expect(await settled(b.lock.claim())).toEqual(held)
    await settled(left)
  })

  test(`${way}, a claim under way becomes a take-over`, async () => {
    const [a, b] = twoTabs()
    await settled(a.lock.claim())
    const claim = b.lock.claim()
    await new Promise(setImmediate)
    expect(await settled(b.lock.takeOver())).toEqual(held)
    expect(await claim).toEqual(held)
    await vi.waitFor(() => expect(a.onLost.mock.calls).toEqual([['taken']]))
  })

  test(`${way}, a clock that is set back takes nothing away`, async () => {
    const [a, b] = twoTabs()
    await settled(a.lock.claim())
    await settled(b.lock.claim())
    vi.setSystemTime(since - 3_600_000)
    await settled(b.lock.takeOver())
    await vi.advanceTimersByTimeAsync(10)
    await vi.waitFor(() => expect(a.onLost.mock.calls).toEqual([['taken']]))
    expect(b.onLost).not.toHaveBeenCalled()
  })

  test(`${way}, a page that slept while it asked asks again`, async () => {
    const [a, b] = twoTabs()
    await settled(b.lock.claim())
    const answers = [a.lock.claim()]
    await new Promise(setImmediate)
    a.page.dispatchEvent(new Event('pagehide'))
    expect(channels.count()).toBe(1)
    a.page.dispatchEvent(new Event('pageshow'))
    answers.push(a.lock.claim())
    for (const answer of await settled(Promise.all(answers)))
      expect(answer).toMatchObject({ kind: 'elsewhere' })
    expect(a.onLost).not.toHaveBeenCalled()
    expect(b.onLost).not.toHaveBeenCalled()
  })

  test(`${way}, another lock of the same page may follow at once`, async () => {
    const [a, b] = twoTabs()
    const first = a.lock.claim()
    a.lock.release()
    expect(await settled(b.lock.claim())).toEqual(held)
    expect(await settled(first)).toEqual({ kind: 'released' })
    expect(channels.count()).toBe(1)
  })

  test(`${way}, a page in the back-forward cache blocks nobody`, async () => {
    const [a, b] = twoTabs()
    await settled(a.lock.claim())
    a.page.dispatchEvent(new Event('pagehide'))
    expect(channels.count()).toBe(0)
    expect(await settled(b.lock.claim())).toEqual(held)
    expect(a.onLost).not.toHaveBeenCalled()
    a.page.dispatchEvent(new Event('pageshow'))
    a.page.dispatchEvent(new Event('pageshow'))
    expect(a.onLost.mock.calls).toEqual([['slept']])
    expect(await settled(a.lock.claim())).toMatchObject({ kind: 'elsewhere' })
    b.lock.release()
    a.page.dispatchEvent(new Event('pagehide'))
    a.page.dispatchEvent(new Event('pageshow'))
    expect(a.onLost).toHaveBeenCalledTimes(1)
  })
}

test('a tab that holds the lock and says nothing is elsewhere, and can be taken over', async () => {
  const options = { name: 'silent', locks: fakeLocks() }
  const silent = openTab('', { ...options, channel: () => null })
  const b = openTab('Security', options)
  await settled(silent.lock.claim())
  expect(await settled(b.lock.claim())).toEqual({
    kind: 'elsewhere',
    since: null,
    where: null,
  })
  expect(await settled(b.lock.takeOver())).toEqual(held)
  expect(silent.onLost.mock.calls).toEqual([['taken']])
})

test('two that ask in vain do not take each other for the one that holds', async () => {
  const options = { name: 'vain', locks: fakeLocks() }
  const silent = openTab('', { ...options, channel: () => null })
  await settled(silent.lock.claim())
  const askers = [openTab('A', options), openTab('B', options)]
  const answers = await settled(Promise.all(askers.map(({ lock }) => lock.claim())))
  const nowhere = { kind: 'elsewhere', since: null, where: null }
  expect(answers).toEqual([nowhere, nowhere])
})

test('without locks, the first of two that ask has it', async () => {
  const options = { name: 'first', locks: null }
  const [a, b] = [openTab('A', options), openTab('B', options)]
  const first = a.lock.claim()
  await vi.advanceTimersByTimeAsync(20)
  expect(await settled(b.lock.claim())).toMatchObject({ where: 'A' })
  expect(await settled(first)).toEqual(held)
})

test('without locks, its own words are not another tab', async () => {
  const a = openTab('A', { name: 'own', locks: null })
  await settled(a.lock.claim())
  a.lock.release()
  const again = a.lock.claim()
  await new Promise(setImmediate)
  const echo = channels.channel('own')
  for (const message of channels.said.slice()) echo.postMessage(message)
  expect(await settled(again)).toEqual(held)
  echo.close()
})

test('a tab that dies while it is asked leaves the hold', async () => {
  const options = { name: 'dying', locks: fakeLocks() }
  const dying = openTab('', { ...options, channel: () => null })
  const b = openTab('Security', options)
  await settled(dying.lock.claim())
  const answer = b.lock.claim()
  await vi.advanceTimersByTimeAsync(lockPatience / 2)
  dying.lock.release()
  expect(await settled(answer)).toEqual(held)
})

test('without locks, a tab that thaws hears that it was replaced', async () => {
  const thaw: (() => void)[] = []
  const frozen = openTab('Frozen', {
    name: 'frozen',
    locks: null,
    channel: (name) => {
      const channel = channels.channel(name)
      return {
        ...channel,
        addEventListener: (type, listener) =>
          channel.addEventListener(type, (event) => thaw.push(() => listener(event))),
      }
    },
  })
  const b = openTab('Security', { name: 'frozen', locks: null })
  await settled(frozen.lock.claim())
  expect(await settled(b.lock.claim())).toEqual(held)
  await vi.advanceTimersByTimeAsync(10)
  for (const hear of thaw) hear()
  await vi.advanceTimersByTimeAsync(10)
  expect(frozen.onLost.mock.calls).toEqual([['taken']])
  expect(b.onLost).not.toHaveBeenCalled()
})

test('a lock that is stolen on its way back is no loss', async () => {
  const stolen = vi.fn<() => never>(() => {
    throw new DOMException('', 'AbortError')
  })
  const locks: Locks = { request: (_, __, granted) => granted({}).then(stolen) }
  const a = openTab('A', { name: 'back', locks })
  await settled(a.lock.claim())
  a.lock.release()
  await vi.waitFor(() => expect(stolen).toHaveBeenCalled())
  await new Promise(setImmediate)
  expect(a.onLost).not.toHaveBeenCalled()
})

test('locks that are forbidden here are as none', async () => {
  const locks: Locks = {
    request: () => Promise.reject(new DOMException('', 'SecurityError')),
  }
  const a = openTab('A', { name: 'forbidden', locks })
  const b = openTab('B', { name: 'forbidden', locks })
  expect(await settled(a.lock.claim())).toEqual(held)
  expect(await settled(b.lock.claim())).toMatchObject({ kind: 'elsewhere', where: 'A' })
  expect(await settled(b.lock.takeOver())).toEqual(held)
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10)
    expect(a.onLost.mock.calls).toEqual([['taken']])
  })
})

test('with neither locks nor channel everybody holds', async () => {
  const options = { name: 'nothing', locks: null, channel: () => null }
  const [a, b] = [openTab('A', options), openTab('B', options)]
  expect(await settled(a.lock.claim())).toEqual(held)
  expect(await settled(b.lock.claim())).toEqual(held)
  expect(await settled(b.lock.takeOver())).toEqual(held)
  expect(a.onLost).not.toHaveBeenCalled()
})

test('who leaves while a take-over is under way is not told that it holds', async () => {
  const a = openTab('A', { name: 'left', locks: fakeLocks() })
  const taking = a.lock.takeOver()
  a.lock.release()
  expect(await settled(taking)).toEqual({ kind: 'released' })
  expect(channels.count()).toBe(0)
})

test.each([
  null,
  'took',
  {},
  { kind: 'took', from: '', since: 0, where: '' },
  { kind: 'took', from: 'x', since: Infinity, where: '' },
  { kind: 'took', from: 'x', since: '9', where: '' },
  { kind: 'took', from: 'x', since: 9e15, where: { toString: null } },
  { kind: 'took', from: 'x', since: 9e15, where: 'x'.repeat(201) },
  { kind: 'other', from: 'x', since: 9e15, where: '' },
])('%j is heard by nobody', async (message) => {
  const a = openTab('x'.repeat(300), { name: 'hostile', locks: null })
  await settled(a.lock.claim())
  channels.channel('hostile').postMessage(message)
  await vi.advanceTimersByTimeAsync(10)
  expect(a.onLost).not.toHaveBeenCalled()
  const b = openTab('B', { name: 'hostile', locks: null })
  expect(await settled(b.lock.claim())).toMatchObject({ where: 'x'.repeat(200) })
})
