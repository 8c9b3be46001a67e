import '#src/test/dom.ts'
import { afterEach, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { keepSecuringList, keepSignOut } from '#src/session/keep-securing.ts'
import { securingList } from '#src/session/securing.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { keepProgress, readProgress, signedOutAt } from './progress.ts'

const account = { id: 1, uuid: null, username: 'una', email: 'una@example.test' } as Account

afterEach(() => {
  sessionStorage.clear()
  vi.useRealTimers()
})

test('a sign-out counts after the list was opened, whatever the last look at the clock of the panel said', () => {
  vi.useFakeTimers({ now: 1_800_000_000_400 })
  const host = createTestHost()
  const ahead = vi.spyOn(configurePanel(host), 'clockAhead')
  keepSignOut(host, account)
  vi.setSystemTime(1_800_000_001_100)
  ahead.mockReturnValue(450)
  const progress = readProgress(host, account, 0)
  expect(signedOutAt(host, account, progress)).toBeNull()
  vi.setSystemTime(1_800_000_001_500)
  ahead.mockReturnValue(-450)
  keepSignOut(host, account)
  expect(signedOutAt(host, account, readProgress(host, account, 0))).not.toBeNull()
})

const other = { ...account, id: 2, username: 'otto' }
const work = {
  ticked: ['password'],
  picked: ['api-key:abc'],
  names: { abc: 'bot' },
}
const nothing = { ticked: [], picked: [], names: {} }

/** Somebody at work on a list from the beginning of time. */
function atWork() {
  const host = createTestHost()
  configurePanel(host)
  const begun = readProgress(host, account, 0)
  keepProgress(host, account, { ...begun, ...work })
  keepSecuringList(host, account, '/activity/not-me')
  return { host, begun }
}

test('an earlier moment leaves the ticks, and one after the list was begun is about something else', () => {
  const { host, begun } = atWork()
  expect(readProgress(host, account, 0)).toMatchObject(work)
  expect(readProgress(host, account, begun.opened)).toMatchObject(work)
  expect(readProgress(host, account, begun.opened + 1)).toMatchObject(nothing)
})

test('whoever signs in to another account finds nothing of it, and leaves nothing of it behind', () => {
  const { host } = atWork()
  expect(securingList(host, account)).toBe('/activity/not-me')
  expect(securingList(host, other)).toBeNull()
  expect(securingList(host, account)).toBeNull()
  expect(readProgress(host, account, 0)).toMatchObject(nothing)
  expect(readProgress(host, other, 0)).toMatchObject(nothing)
})
