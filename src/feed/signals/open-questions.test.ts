import { afterEach, expect, test, vi } from 'vitest'

import { accountQueries } from '#src/session/queries.ts'
import { startQueries } from '#src/test/panel.ts'

import { agentReader } from '../agent-query.ts'
import { newestActivity } from '../newest.ts'
import { recentActivity } from '../recent.ts'
import { openQuestionsSoFar } from './open-questions.ts'

afterEach(() => void vi.useRealTimers())

const day = 86_400_000

/** A Perch that knows whose account it is and tells browsers apart, and what reads the feed. */
async function start() {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { panel, account, queries } = startQueries()
  await queries.fetchQuery(accountQueries.me())
  await queries.fetchQuery(agentReader())
  const later = () => void vi.setSystemTime(Date.now() + 60_000)
  return {
    told: () => openQuestionsSoFar(queries),
    async readAll() {
      later()
      for (const kind of ['sign-ins', 'keys', 'account'] as const)
        await queries.fetchQuery({ ...recentActivity(kind), staleTime: 0 })
    },
    async readNewest() {
      later()
      await queries.fetchQuery({ ...newestActivity(), staleTime: 0 })
    },
    /** Wrong passwords one after the other, a day ago, before so many other rows. */
    attack: (others = 0) =>
      panel.control.addActivity(account.id, [
        ...Array.from({ length: others }, (_, at) => ({
          event: 'server:console.command',
          timestamp: Date.now() - at,
          ip: '192.0.2.1',
        })),
        ...Array.from({ length: 6 }, (_, at) => ({
          event: 'auth:fail',
          timestamp: Date.now() - day - at * 60_000,
          ip: '198.51.100.9',
          properties: { username: 'una' },
        })),
      ]),
  }
}

test('nothing is told before anything was read', async () => {
  expect((await start()).told()).toBeNull()
})

test('what was read for Activity does not hide what the newest rows have told since', async () => {
  const { told, readAll, readNewest, attack } = await start()
  await readAll()
  expect(told()).toEqual({ count: 0, isAll: true })
  attack()
  await readNewest()
  expect(told()).toEqual({ count: 1, isAll: true })
})

test('what Activity found is there still when it is among the newest rows no longer', async () => {
  const { told, readAll, readNewest, attack } = await start()
  attack(150)
  await readAll()
  expect(told()).toEqual({ count: 1, isAll: true })
  await readNewest()
  expect(told()).toEqual({ count: 1, isAll: false })
})
