import '#src/test/dom.ts'
import { afterEach, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { keepSignOut } from '#src/session/securing.ts'
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

test('what is ticked in a list is ticked for nobody else, and in no list from another moment', () => {
  const host = createTestHost()
  configurePanel(host)
  const begun = readProgress(host, account, 0)
  keepProgress(host, account, 0, { ...begun, ticked: ['password'], names: { abc: 'bot' } })
  expect(readProgress(host, account, 0)).toMatchObject({
    ticked: ['password'],
    names: { abc: 'bot' },
  })
  const nothing = { ticked: [], names: {} }
  expect(readProgress(host, { ...account, id: 2, username: 'otto' }, 0)).toMatchObject(
    nothing,
  )
  expect(readProgress(host, account, 1)).toMatchObject(nothing)
})
