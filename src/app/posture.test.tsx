import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { keepDismissed } from '#src/feed/signals/dismissed.ts'
import type { HostNews } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { sections, type SectionName } from '#src/lib/paths.ts'
import { accountQueries } from '#src/session/queries.ts'
import { openPage } from '#src/test/render.tsx'

import type { PanelSettings } from '../../panel/types.ts'
import { followPosture } from './follow-posture.ts'
import { readPosture, sources } from './posture.ts'
import { settled } from './prefetch-when-idle.ts'

const day = 86_400_000
const everywhere = observableRecord({ sections })
const nothing = {
  twoFactor: 'unknown',
  codesLeft: null,
  staleKeys: null,
  openQuestions: null,
}

/** A page that reads nothing of it, of somebody with three keys, one of them idle, and a link to a new password that was asked for. */
async function start(settings: Partial<PanelSettings> = {}) {
  const page = await openPage('/nowhere', { settings })
  const { panel, account, queries } = page
  const now = panel.control.now()
  panel.control.createApiKey(account.id, { lastUsedAt: now - 100 * day })
  panel.control.createApiKey(account.id, { lastUsedAt: now - day })
  panel.control.createApiKey(account.id, { lastUsedAt: null })
  panel.control.addActivity(account.id, [
    { event: 'auth:reset-password', timestamp: now - day, ip: '192.0.2.1' },
  ])
  await queries.ensureQueryData(accountQueries.me())
  const known = () => readPosture(queries, true)
  const read = (...names: (keyof typeof sources)[]) =>
    Promise.all(
      names.map((name) => queries.fetchQuery({ ...sources[name], staleTime: 0 } as never)),
    )
  return { ...page, known, read }
}

const all = Object.keys(sources) as (keyof typeof sources)[]

test('what was not read is not known, and never nothing', async () => {
  const { known, read } = await start()
  expect(known()).toEqual(nothing)
  await read('apiKeys')
  expect(known()).toEqual({ ...nothing, staleKeys: 1 })
  await read('signIns', 'keys', 'agents')
  expect(known().openQuestions).toBeNull()
  await read('account')
  expect(known().openQuestions).toBe(1)
  expect(known().twoFactor).toBe('unknown')
})

test('what is there and is nothing, is nothing', async () => {
  const { panel, account, known, read } = await start()
  panel.control.reset(account.id)
  await read(...all)
  expect(known()).toMatchObject({ staleKeys: 0, openQuestions: 0 })
})

test('where the panel keeps no activity, nobody knows what is open', async () => {
  const { known, read } = await start({ missing: ['activity'] })
  await read(...all)
  expect(known()).toMatchObject({ staleKeys: 1, openQuestions: null })
})

test('an answer given in this browser counts at once, and is told', async () => {
  const { host, queries, account, read } = await start()
  await read(...all)
  const told: HostNews[] = []
  host.tell = (news) => told.push(news) > 0
  followPosture(queries, everywhere)
  expect(told).toMatchObject([{ type: 'posture', openQuestions: 1 }])
  const me = queries.getQueryData(accountQueries.me().queryKey)
  const [asked] = queries.getQueryData(sources.signIns.queryKey)?.entries ?? []
  expect(account.id).toBeGreaterThan(0)
  if (me && asked) keepDismissed(host, me, [asked.id])
  await waitFor(() => expect(told).toHaveLength(2))
  expect(told[1]).toMatchObject({ openQuestions: 0, staleKeys: 1 })
  // What was read again and is the same is no news.
  await read(...all)
  queries.clear()
  await waitFor(() => expect(told.at(-1)).toEqual({ type: 'posture', ...nothing }))
  lifetime(host).abort()
  expect(told).toHaveLength(3)
})

test('what Activity would ask is not counted, nor read, where it is left out', async () => {
  const { host, queries, known, read } = await start()
  const shown = observableRecord({ sections: ['security'] as readonly SectionName[] })
  const told: HostNews[] = []
  host.tell = (news) => told.push(news) > 0
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  followPosture(queries, shown)
  await vi.advanceTimersByTimeAsync(settled)
  vi.useRealTimers()
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ staleKeys: 1 }))
  const isRead = () => queries.getQueryState(sources.twoFactor.queryKey)?.status
  await vi.waitFor(() => expect(isRead()).toBe('success'))
  // What would be read next has begun in the turn after that.
  await new Promise((resolve) => setImmediate(resolve))
  expect(queries.getQueryState(sources.agents.queryKey)).toBeUndefined()
  await read(...all)
  expect(known().openQuestions).toBe(1)
  await waitFor(() => expect(told.at(-1)).toMatchObject({ openQuestions: null }))
  shown.set({ sections: ['activity'] })
  await waitFor(() => expect(told.at(-1)).toMatchObject({ openQuestions: 1 }))
})

test('it is read once, when the page has come to rest, and again what a write has changed', async () => {
  const { host, queries, sent, known } = await start()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const lists = () =>
    sent.filter(({ call }) => call === 'GET /api/client/account/api-keys').length
  host.tell = () => true
  followPosture(queries, everywhere)
  expect(lists()).toBe(0)
  await vi.advanceTimersByTimeAsync(settled)
  vi.useRealTimers()
  await vi.waitFor(() => expect(known().openQuestions).toBe(1), { timeout: 10_000 })
  expect(lists()).toBe(1)
  expect(known().staleKeys).toBe(1)

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await queries.invalidateQueries({ queryKey: sources.apiKeys.queryKey })
  await vi.advanceTimersByTimeAsync(settled)
  vi.useRealTimers()
  await vi.waitFor(() => expect(lists()).toBe(2), { timeout: 10_000 })
})

test('of a Perch that ends while it is read, nothing more is read', async () => {
  const { host, queries } = await start()
  host.tell = () => true
  followPosture(queries, everywhere)
  const { promise: isOver, resolve } = Promise.withResolvers<void>()
  const begun: unknown[] = []
  queries.getQueryCache().subscribe((event) => {
    if (event.type === 'added') begun.push(event.query.queryKey)
    if (event.type !== 'updated' || event.action.type !== 'success') return
    lifetime(host).abort()
    resolve()
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await vi.advanceTimersByTimeAsync(settled)
  vi.useRealTimers()
  await isOver
  // Whatever was to follow it has begun then.
  await new Promise((done) => setTimeout(done))
  expect(begun).toEqual([sources.apiKeys.queryKey])
})
