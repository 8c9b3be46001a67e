import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { documentHost } from '#src/host/document-host.ts'
import type { Channel, Host, Locks } from '#src/host/host.ts'
import { panelStorage } from '#src/session/panel-storage.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { claimTabLock } from './tab-lock.ts'
import { fakeLocks } from './testing/fake-locks.ts'

const since = Date.UTC(2026, 0, 1)
const held = { kind: 'held' }
const name = 'two-factor:una'

let kept = new Map<string, string>()
let channels = new Set<Channel>()
let open: AbortController[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: since, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  kept = new Map()
  channels = new Set()
})
afterEach(async () => {
  for (const control of open.splice(0)) control.abort()
  await pass()
  vi.useRealTimers()
})

/** A channel to the other tabs, which delivers in a later task. */
function channel(): Channel {
  const listeners = new Set<(event: MessageEvent) => void>()
  const own: Channel & { hear(data: unknown): void } = {
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
    close: () => channels.delete(own),
    postMessage(data) {
      for (const other of channels)
        if (other !== own) setTimeout(() => (other as typeof own).hear(data))
    },
    hear(data) {
      for (const listener of listeners) listener(new MessageEvent('message', { data }))
    },
  }
  channels.add(own)
  return own
}

/** A tab of one browser, which keeps the same for all of them. */
function openTab(title: string, locks: Locks | null) {
  const page = new EventTarget()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
  const host = createTestHost({
    title: () => title,
    storage: () => storage,
    locks: () => locks,
    channel,
    onWindow(type, listener) {
      const heard = listener as (event: Event) => void
      page.addEventListener(type, heard)
      return () => page.removeEventListener(type, heard)
    },
  } satisfies Partial<Host>)
  configurePanel(host)
  const onLost = vi.fn<(because: 'taken' | 'slept') => void>()
  const control = new AbortController()
  open.push(control)
  const { signal } = control
  const claim = ({ steal = false } = {}) =>
    settled(claimTabLock(host, name, { steal, signal, onLost }))
  const letGo = async () => {
    control.abort()
    await pass()
  }
  return {
    host,
    page,
    onLost,
    claim,
    takeOver: () => claim({ steal: true }),
    letGo,
    signal,
  }
}

/** Lets what is under way come to its end. */
async function pass(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(50)
    await new Promise(setImmediate)
  }
}

async function settled<T>(promise: Promise<T>): Promise<T> {
  let done = false
  void promise.finally(() => (done = true))
  while (!done) await pass()
  return promise
}

const ways: [string, () => Locks][] = [['locks', fakeLocks]]
const platform = documentHost.locks()
if (platform) ways.push(["the platform's locks", () => platform])

for (const [way, makeLocks] of ways) {
  const twoTabs = () => {
    const locks = makeLocks()
    return [openTab('Set up — Panel', locks), openTab('Security', locks)] as const
  }

  test(`with ${way}, the second tab hears since when and where`, async () => {
    const [one, two] = twoTabs()
    expect(await one.claim()).toEqual(held)
    expect(await two.claim()).toEqual({ kind: 'other-tab', since, where: 'Set up — Panel' })
    expect(one.onLost).not.toHaveBeenCalled()
  })

  test(`with ${way}, what is given back can be had, and nothing of it is kept`, async () => {
    const [one, two] = twoTabs()
    await one.claim()
    await one.letGo()
    expect([...kept]).toEqual([])
    expect(await two.claim()).toEqual(held)
    expect(one.onLost).not.toHaveBeenCalled()
  })

  test(`with ${way}, a take-over tells the one who had it, once`, async () => {
    const [one, two] = twoTabs()
    await one.claim()
    expect(await two.takeOver()).toEqual(held)
    await pass()
    expect(one.onLost.mock.calls).toEqual([['taken']])
    const three = openTab('Third', two.host.locks())
    expect(await three.claim()).toMatchObject({ kind: 'other-tab', where: 'Security' })
    expect(two.onLost).not.toHaveBeenCalled()
  })

  test(`with ${way}, of two that claim at once one has it`, async () => {
    const [one, two] = twoTabs()
    const claims = await Promise.all([one.claim(), two.claim()])
    expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['held', 'other-tab'])
  })

  test(`with ${way}, who gives up while it is being decided keeps nothing`, async () => {
    const [one, two] = twoTabs()
    const claim = one.claim()
    await one.letGo()
    expect(await claim).toEqual({ kind: 'released' })
    expect(await two.claim()).toEqual(held)
  })

  test(`with ${way}, a page in the back-forward cache blocks nobody, and hears of it`, async () => {
    const [one, two] = twoTabs()
    await one.claim()
    one.page.dispatchEvent(new Event('pagehide'))
    await pass()
    expect(await two.claim()).toEqual(held)
    expect(one.onLost).not.toHaveBeenCalled()
    one.page.dispatchEvent(new Event('pageshow'))
    one.page.dispatchEvent(new Event('pageshow'))
    expect(one.onLost.mock.calls).toEqual([['slept']])
  })
}

test('a lock that is on its way back is waited for', async () => {
  const locks = fakeLocks()
  const one = openTab('One', locks)
  await one.claim()
  const { host, signal, onLost } = openTab('Two', locks)
  const claim = claimTabLock(host, name, { steal: false, signal, onLost })
  // By then the browser has refused it once.
  await vi.advanceTimersByTimeAsync(1)
  void one.letGo()
  expect(await settled(claim)).toEqual(held)
})

test('of two that take it over at once the later one has it, and the other is told', async () => {
  const locks = fakeLocks()
  const [zero, one, two] = ['Zero', 'One', 'Two'].map((title) => openTab(title, locks))
  await zero?.claim()
  const claims = await Promise.all([one?.takeOver(), two?.takeOver()])
  await pass()
  // Before it had it, or after.
  expect([claims[0]?.kind, one?.onLost.mock.calls.length]).toBeOneOf([
    ['other-tab', 0],
    ['held', 1],
  ])
  expect(claims[1]).toEqual(held)
  expect(two?.onLost).not.toHaveBeenCalled()
})

test('a page that is over while it sleeps hears nothing when it is shown again', async () => {
  const one = openTab('One', fakeLocks())
  await one.claim()
  one.page.dispatchEvent(new Event('pagehide'))
  await one.letGo()
  one.page.dispatchEvent(new Event('pageshow'))
  expect(one.onLost).not.toHaveBeenCalled()
})

test.each(['"?"', '{"since":1e300}'])('a note that says %s names nobody', async (note) => {
  const locks = fakeLocks()
  const one = openTab('One', locks)
  await one.claim()
  panelStorage(one.host).local.set(name, note)
  const two = openTab('Two', locks)
  expect(await two.claim()).toEqual({ kind: 'other-tab', since: null, where: null })
})

const without: [string, () => Locks | null][] = [
  ['without locks', () => null],
  [
    'where locks are forbidden',
    () => ({ request: () => Promise.reject(new DOMException('', 'SecurityError')) }),
  ],
]

for (const [way, makeLocks] of without) {
  test(`${way}, who claims it has it, and who had it is told once`, async () => {
    const one = openTab('One', makeLocks())
    const two = openTab('Two', makeLocks())
    expect(await one.claim()).toEqual(held)
    expect(await two.claim()).toEqual(held)
    await pass()
    expect(one.onLost.mock.calls).toEqual([['taken']])
    expect(two.onLost).not.toHaveBeenCalled()
  })

  test(`${way}, who has given it back hears nothing`, async () => {
    const one = openTab('One', makeLocks())
    await one.claim()
    await one.letGo()
    const two = openTab('Two', makeLocks())
    await two.claim()
    await pass()
    expect(one.onLost).not.toHaveBeenCalled()
  })
}

test('with neither locks nor channels everybody has it', async () => {
  const one = openTab('One', null)
  one.host.channel = () => null
  const two = openTab('Two', null)
  expect([await one.claim(), await two.claim()]).toEqual([held, held])
})
