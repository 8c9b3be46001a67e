import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { idleObserver } from '#src/test/browser-parts.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

import type { NewActivity } from '../../../../panel/types.ts'

beforeEach(() => {
  idleObserver('IntersectionObserver')
  return () => void vi.unstubAllGlobals()
})

const hour = 3_600_000
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const chrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'

const signIn = (ago: number, useragent: string, ip = '203.0.113.7'): NewActivity => ({
  event: 'auth:success',
  timestamp: Date.now() - ago,
  ip,
  properties: { useragent },
})

/** The page of activity of somebody who has signed in so, with what they signed in with shown. */
async function openDevices(rows: readonly NewActivity[]) {
  const page = await openPage('/profile')
  page.panel.control.addActivity(page.account.id, [...rows])
  await page.navigation.go('/activity')
  const button = await screen.findByRole('button', { name: 'Devices' })
  await page.person.click(button)
  return { ...page, button }
}
const section = () => screen.findByRole('region', { name: 'Signed in lately' })
const facts = (item: HTMLElement) =>
  item.textContent.replaceAll(/[\u2066-\u2069]/g, '').trim()

test('each browser and system is told once, with when, how often and from where', async () => {
  await openDevices([
    signIn(hour, firefox, '192.0.2.7'),
    signIn(2 * hour, chrome),
    signIn(3 * hour, firefox),
    signIn(4 * hour, 'curl/8.9.1'),
    { ...signIn(hour / 2, 'Opera/9.80 (Windows)'), event: 'auth:fail' },
  ])
  const devices = await section()
  const items = within(devices).getAllByRole('listitem').map(facts)
  expect(items).toEqual([
    'Firefox on Linux 1 hour ago2 times192.0.2.7203.0.113.7',
    'Chrome on Android 2 hours agoonce203.0.113.7',
    'curl 4 hours agoonce203.0.113.7',
  ])
  expect(devices.textContent).toContain('All 4 sign-ins that worked in the panel’s record')
  expect(devices.textContent).toContain(
    'The panel does not tell which of them are still signed in.',
  )
})

test('this browser is marked, as far as it can be told', async () => {
  const other = navigator.userAgent.replace(/.$/, '!')
  await openDevices([signIn(hour, other), signIn(2 * hour, navigator.userAgent)])
  const items = within(await section()).getAllByRole('listitem')
  const marked = items.filter((item) => facts(item).includes('A browser like this one'))
  expect(marked.length).toBe(1)
})

test('an address leads to its sign-ins in the feed', async () => {
  const { person } = await openDevices([
    signIn(hour, firefox, '192.0.2.7'),
    signIn(2 * hour, chrome),
  ])
  await person.click(within(await section()).getByRole('link', { name: /192\.0\.2\.7/ }))
  const address = await screen.findByRole<HTMLSelectElement>('combobox', {
    name: 'Address',
  })
  expect(address.value).toBe('192.0.2.7')
  await waitFor(() => expect(screen.getAllByText('Sign-in')).toHaveLength(1))
})

test('of many the first are shown, and the others on demand, with focus on the next', async () => {
  const rows = Array.from({ length: 12 }, (_, nth) => signIn(nth * hour, `tool${nth}/1.0`))
  const { person } = await openDevices(rows)
  const devices = await section()
  expect(within(devices).getAllByRole('listitem')).toHaveLength(8)
  await person.click(within(devices).getByRole('button', { name: 'Show all 12' }))
  const items = within(devices).getAllByRole('listitem')
  expect(items).toHaveLength(12)
  expect(items[8]?.contains(document.activeElement)).toBe(true)
})

test('of more than is read, only what was read is counted, from its very moment on', async () => {
  const rows = Array.from({ length: 320 }, (_, nth) => signIn(nth * hour, firefox))
  await openDevices(rows)
  const since = new Date(rows[299]?.timestamp as number)
  const words = new RegExp(
    `300 sign-ins that worked since .*\\b${since.getHours() % 12 || 12}:${String(since.getMinutes()).padStart(2, '0')}`,
  )
  expect((await section()).textContent).toMatch(words)
})

test('where nothing is on record, or nothing can be read, that is said', async () => {
  await openDevices([])
  expect((await section()).textContent).toContain('The panel’s record has no sign-in')
})

test('what cannot be read is said, and comes with the rest of the page', async () => {
  const page = await openPage('/profile')
  page.panel.control.addActivity(page.account.id, [signIn(hour, firefox)])
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  page.network(false)
  await page.navigation.go('/activity')
  await page.person.click(await screen.findByRole('button', { name: 'Devices' }))
  expect(await screen.findByText('The sign-ins could not be read.')).toBeTruthy()
  page.network(true)
  expect((await section()).textContent).toContain('Firefox on')
  expect(page.count(calls.activity)).toBeGreaterThan(0)
})

test('it stays shown in this browser until it is hidden', async () => {
  const { button, person, navigation } = await openDevices([signIn(hour, firefox)])
  await section()
  await navigation.go('/profile')
  await navigation.go('/activity')
  await section()
  await person.click(await screen.findByRole('button', { name: 'Devices' }))
  expect(screen.queryByRole('region', { name: 'Signed in lately' })).toBeNull()
  expect(button).toBeTruthy()
})
