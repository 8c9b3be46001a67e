import '#src/test/dom.ts'
import { cleanup, render, renderHook, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect, test } from 'vitest'

import type { ActivityEntry } from '#src/api/activity.ts'
import { namelessKeys } from '#src/feed/key-names.ts'
import { activityRow } from '#src/feed/testing/rows.ts'
import { una } from '#src/test/account.ts'
import { configurePanel, createTestHost, english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { Feed } from './feed.tsx'
import { newestIn, useLastVisit } from './last-visit.ts'

beforeAll(() => english('activity'))
afterEach(() => {
  cleanup()
  localStorage.clear()
})

/** A browser with a panel behind it. */
function browser(given: Parameters<typeof createTestHost>[0] = {}) {
  const host = createTestHost(given)
  configurePanel(host, { baseUrl: '' })
  return host
}

/** A visit that sees events up to `newest`, and is over. Returns what was seen before. */
function visit(newest: number | null, account = una, host = browser()) {
  const page = renderHook((at) => useLastVisit(account, at), {
    initialProps: newest,
    ...inHost(host),
  })
  const before = page.result.current
  page.unmount()
  return before
}

test('a visit knows up to when the one before it saw events, and stays with that', () => {
  expect(visit(1000)).toBeNull()
  expect(visit(2000)).toBe(1000)
  const page = renderHook((at) => useLastVisit(una, at), {
    initialProps: 3000,
    ...inHost(browser()),
  })
  page.rerender(4000)
  expect(page.result.current).toBe(2000)
  expect(visit(null)).toBe(4000)
  expect(visit(4000)).toBe(4000)
})

test('what a tab saw that was opened earlier takes nothing back', () => {
  visit(2000)
  visit(1000)
  expect(visit(null)).toBe(2000)
})

test('another account in the same browser has a last visit of its own', () => {
  visit(1000)
  const other = { ...una, id: 2, username: 'other' }
  expect(visit(2000, other)).toBeNull()
  expect(visit(null)).toBe(1000)
})

test('a tab that is not in sight has shown nothing until it is', () => {
  let isVisible = false
  const waiting = new Set<() => void>()
  const host = browser({
    isVisible: () => isVisible,
    onVisibility: (changed) => {
      waiting.add(changed)
      return () => void waiting.delete(changed)
    },
  })
  const page = renderHook(() => useLastVisit(una, 1000), inHost(host))
  expect(visit(null)).toBeNull()
  isVisible = true
  for (const changed of waiting) changed()
  expect(visit(null)).toBe(1000)
  page.unmount()
  expect(waiting.size).toBe(0)
})

test('without storage, and with something else in it, there was no visit', () => {
  const refuses = browser({
    storage: () => {
      throw new DOMException('Refused', 'SecurityError')
    },
  })
  expect(visit(1000, una, refuses)).toBeNull()
  expect(visit(1000, una, refuses)).toBeNull()
  visit(1000)
  for (const name of Object.keys(localStorage)) localStorage.setItem(name, '"soon"')
  expect(visit(1000)).toBeNull()
  expect(visit(null)).toBe(1000)
})

const noon = new Date(2026, 5, 15, 12).getTime()
const minute = 60_000
const day = 24 * 60 * minute
const at = (timestamp: number | null, more: Partial<ActivityEntry> = {}) =>
  activityRow({ id: `${timestamp}`, timestamp, ...more })
const line = 'Above: new since your last visit in this browser.'

/** What stands in the feed: each event by its id, the line, and where a day ends. */
function drawn(entries: readonly ActivityEntry[], lastVisit: number | null): string[] {
  const { container } = render(
    <MemoryRouter>
      <Feed
        entries={entries}
        own="una"
        readAgent={null}
        nameOfKey={namelessKeys}
        lastVisit={lastVisit}
      />
    </MemoryRouter>,
    inHost(),
  )
  const all = [...container.querySelectorAll('section > *:not(h2)')].flatMap((part) =>
    part.tagName === 'P' ? ['line'] : Array(part.children.length).fill('event'),
  )
  cleanup()
  return all
}

test('the line stands below what is newer, in the day of the last of it', () => {
  const [a, b, c] = [at(noon), at(noon - minute), at(noon - day)] as const
  expect(drawn([a, b, c], noon - minute)).toEqual(['event', 'line', 'event', 'event'])
  expect(drawn([a, b, c], noon - day)).toEqual(['event', 'event', 'line', 'event'])
  render(
    <MemoryRouter>
      <Feed
        entries={[a, c]}
        own="una"
        readAgent={null}
        nameOfKey={namelessKeys}
        lastVisit={noon - day}
      />
    </MemoryRouter>,
    inHost(),
  )
  const [first, second] = screen.getAllByRole('region')
  expect(first?.textContent).toContain(line)
  expect(second?.textContent).not.toContain(line)
})

test.each([
  ['nothing is known of a visit', [at(noon), at(noon - minute)], null],
  ['nothing is newer', [at(noon), at(noon - minute)], noon],
  ['what was there is not loaded', [at(noon), at(noon - minute)], noon - day],
  ['what is newer has no date', [at(null), at(noon)], noon],
  ['nothing is there', [], noon],
])('there is no line where %s', (_where, entries, lastVisit) => {
  expect(drawn(entries, lastVisit)).not.toContain('line')
})

test('failures in a row are two runs where the line lies between them', () => {
  const failed = (timestamp: number) => at(timestamp, { event: 'auth:fail' })
  const three = [failed(noon), failed(noon - minute), failed(noon - 2 * minute)]
  expect(drawn(three, null)).toEqual(['event'])
  expect(drawn(three, noon - minute)).toEqual(['event', 'line', 'event'])
})

test('the newest event is the first that has a date', () => {
  expect(newestIn([at(null), at(noon), at(noon - minute)])).toBe(noon)
  expect(newestIn([at(null)])).toBeNull()
})
