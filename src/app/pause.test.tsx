import '#src/test/dom.ts'
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

import { pause } from './pause.ts'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const banner = () => screen.queryByText('The panel asked for a pause')
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

/** The profile on a panel that answers one read a minute, and has answered it. */
const openThrottled = (path = '/profile') => {
  const open = Infinity
  const throttles = { client: 1, authentication: open, passwordReset: open, lockout: open }
  return openPage(path, { settings: { throttles } })
}

test('refused reads pause all of them, and they go on once when the time is over', async () => {
  const { queries, statuses } = await openThrottled()
  await queries.refetchQueries()
  await queries.refetchQueries()
  await pass(1)
  expect(banner()).toBeTruthy()
  const before = statuses(calls.me)
  expect(before.at(-1)).toBe(429)
  await pass(55)
  expect(banner()).toBeTruthy()
  expect(statuses(calls.me)).toEqual(before)
  await pass(6)
  expect(banner()).toBeNull()
  expect(statuses(calls.me)).toEqual([...before, 200])
  await pass(120)
  expect(statuses(calls.me)).toEqual([...before, 200])
})

test('no visit and no look at the window asks during the pause', async () => {
  const { queries, statuses, navigation } = await openThrottled()
  await queries.refetchQueries()
  await pass(40)
  await navigation.go('/nowhere')
  await screen.findByRole('heading', { name: 'There is no page here' })
  await navigation.go('/profile')
  await screen.findByRole('heading', { name: 'Profile' })
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(1)
  expect(statuses(calls.me)).toEqual([200, 429])
  await pass(25)
  expect(banner()).toBeNull()
  expect(statuses(calls.me)).toEqual([200, 429, 200])
})

test('a page that was refused counts down, and shows itself when it is asked again', async () => {
  const { browser, navigation, person, statuses } = await openThrottled('/nowhere')
  await browser.fetch('/api/client/account')
  await navigation.go('/profile')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/try again in (59|60) seconds/)
  await pass(61)
  expect(alert.textContent).toMatch(/You can try again now/)
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { name: 'Profile' })
  expect(statuses(calls.me)).toEqual([200, 429, 200])
})

test('of several refusals the one that takes longest counts, and the reads go on once', async () => {
  const resume = vi.fn<() => void>()
  const { begin, until } = pause(createTestHost())
  begin(10, resume)
  begin(30, resume)
  begin(20, resume)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(resume).not.toHaveBeenCalled()
  expect(until()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(resume).toHaveBeenCalledOnce()
  expect(until()).toBeNull()
})
