// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { inHost } from '#src/test/in-host.tsx'

import { BriefTime, exactTime, shortTime, Time } from './time.tsx'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 5, 15, 12)

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const short = (ago: number) => shortTime(now - ago, now, 'en')

test('a moment within a week is said from now, whole units only, and then as a date', () => {
  expect(short(minute - 1)).toBe('now')
  expect(short(minute)).toBe('1 minute ago')
  expect(short(hour - 1)).toBe('59 minutes ago')
  expect(short(2 * hour - 1)).toBe('1 hour ago')
  expect(short(day)).toBe('1 day ago')
  expect(short(7 * day - 1)).toBe('6 days ago')
  expect(short(7 * day)).toBe('Jun 8')
  expect(short(300 * day)).toBe('Aug 19, 2025')
})

test('a panel whose clock is ahead is not said to be behind', () => {
  expect(short(-30_000)).toBe('now')
  expect(short(-5 * minute)).toBe('in 5 minutes')
})

test('in a column a moment begins as a sentence does, and not behind other words', () => {
  vi.useFakeTimers({ now })
  const said = (at: number, inSentence = false) =>
    render(<BriefTime at={at} inSentence={inSentence} />, inHost()).container.textContent
  expect(said(now - minute)).toBe('1 minute ago')
  expect(said(now - day)).toBe('Yesterday')
  expect(said(now - day, true)).toBe('yesterday')
  expect(said(now - 9 * day)).toBe('Jun 6')
  expect(said(now - 400 * day)).toBe('May 2025')
})

test('the exact time names its zone, in the language asked for', () => {
  expect(exactTime(now, 'en', 'UTC')).toMatch(/^June 15, 2026.* 12:00.PM UTC$/)
  expect(exactTime(now, 'de', 'Asia/Kolkata')).toMatch(/^15\. Juni 2026.* 17:30 .*5:30$/)
  expect(shortTime(now - day, now, 'de')).toBe('vor 1 Tag')
})

test('the day is that of the zone', () => {
  const night = Date.UTC(2026, 0, 1, 2)
  expect(exactTime(night, 'en', 'America/New_York')).toMatch(/^December 31, 2025/)
})

test('a shown moment can be read by machines and on hover, is heard exactly, and grows older', () => {
  vi.useFakeTimers({ now })
  const { container } = render(<Time at={now - minute} />, inHost())
  const time = container.querySelector('time')
  const exact = exactTime(now - minute, 'en')
  expect(time?.dateTime).toBe('2026-06-15T11:59:00.000Z')
  expect(time?.title).toBe(exact)
  expect(time?.textContent).toBe(`1 minute ago (${exact})`)
  act(() => void vi.advanceTimersByTime(2 * minute))
  expect(time?.textContent).toBe(`3 minutes ago (${exact})`)
})
