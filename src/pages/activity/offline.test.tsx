import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { codeTrouble, fetchCode } from '#src/lib/code.ts'
import { catchDownloads, idleObserver } from '#src/test/browser-parts.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

beforeEach(() => {
  idleObserver('IntersectionObserver')
  return () => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  }
})

/** A sign-in so many milliseconds ago. */
const row = (ago: number) => ({
  event: 'auth:success',
  timestamp: Date.now() - ago,
  ip: '203.0.113.7',
})
const broken = /could not be read/
const chart = () => screen.queryByRole('figure', { name: 'Events by day' })

/** The page of activity, opened while there is no network, with an account in which something happened. */
async function openOffline() {
  const page = await openPage('/profile')
  page.panel.control.addActivity(page.account.id, [row(60_000)])
  // Whatever the page asks by itself is over.
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  page.network(false)
  await page.navigation.go('/activity')
  await screen.findByRole('button', { name: 'Try again' })
  await page.person.click(screen.getByRole('button', { name: 'Chart' }))
  return page
}

test('what was opened without a network comes back whole, and by itself', async () => {
  const { network } = await openOffline()
  network(true)
  expect(await screen.findByText('Sign-in')).toBeTruthy()
  await waitFor(() => expect(chart()).toBeTruthy())
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(screen.queryByText(broken)).toBeNull()
})

test('one press tries again whatever could not be read', async () => {
  const { network, person, queries } = await openOffline()
  // The browser does not tell that it has a network again.
  const online = vi.spyOn(globalThis, 'dispatchEvent').mockReturnValue(true)
  network(true)
  online.mockRestore()
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await person.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Sign-in')).toBeTruthy()
  await waitFor(() => expect(chart()).toBeTruthy())
  expect(screen.queryByText(broken)).toBeNull()
})

test('one press brings the names of keys, which could not be read either', async () => {
  const { panel, account, network, navigation, person, queries } =
    await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  panel.control.addActivity(account.id, [
    { ...row(60_000), event: 'user:api-key.create', properties: { identifier } },
  ])
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  network(false)
  await navigation.go('/activity')
  const again = await screen.findByRole('button', { name: 'Try again' })
  const online = vi.spyOn(globalThis, 'dispatchEvent').mockReturnValue(true)
  network(true)
  online.mockRestore()
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await person.click(again)
  await waitFor(() =>
    expect(screen.getByRole('main').textContent).toMatch(/API key .?Bot.? created/),
  )
})

test('one press reads the rows anew where those that are there could not be', async () => {
  const { panel, account, navigation, person, network, queries } =
    await openPage('/activity')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await navigation.go('/profile')
  panel.control.addActivity(account.id, [row(60_000)])
  network(false)
  await navigation.go('/activity')
  const again = await screen.findByRole('button', { name: 'Try again' })
  const online = vi.spyOn(globalThis, 'dispatchEvent').mockReturnValue(true)
  network(true)
  online.mockRestore()
  await person.click(again)
  expect(await screen.findByText('Sign-in')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a file of a part of the rows says so, and the rest can still be read', async () => {
  const { panel, account, navigation, person, network, when } = await openPage('/profile')
  const rows = Array.from({ length: 250 }, (_, at) => row(at * 1000))
  panel.control.addActivity(account.id, rows)
  await navigation.go('/activity/export')
  const start = await screen.findByRole('button', { name: 'Start export' })
  const goOffAfter = (more: number) =>
    when(calls.activity, () => (more > 0 ? goOffAfter(more - 1) : network(false)))
  goOffAfter(1)
  const { names: files } = catchDownloads()
  await person.click(start)
  await person.click(await screen.findByRole('button', { name: /^Save the 100 rows/ }))
  const words = await screen.findByText(
    /^Your browser has .* now, with 100 of 250 rows\. Reading can go on from here\.$/,
    { selector: 'main *' },
  )
  expect(files).toEqual([expect.stringMatching(/-first-100-rows\.csv$/)])
  expect(words.textContent).toContain(files[0])
  act(() => network(true))
  await person.click(screen.getByRole('button', { name: 'Go on' }))
  await person.click(await screen.findByRole('button', { name: 'Save file' }))
  await waitFor(() => expect(files).toHaveLength(2))
  expect(files[1]).toMatch(/^activity-una-\d{4}-\d\d-\d\d\.csv$/)
})

test('an export does not tell the trouble of a part that is none of its own', async () => {
  const { panel, account, navigation, person, network, hold, count } =
    await openPage('/profile')
  panel.control.addActivity(account.id, [row(1000)])
  await navigation.go('/activity/export')
  const start = await screen.findByRole('button', { name: 'Start export' })
  catchDownloads()
  const before = count(calls.activity)
  const { release } = hold(calls.activity)
  await person.click(start)
  await waitFor(() => expect(count(calls.activity)).toBe(before + 1))
  const load = vi.fn(async () => 'code')
  load.mockRejectedValueOnce(new TypeError('Importing a module script failed.'))
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const part = fetchCode(load, 'part')
  await waitFor(() => expect(codeTrouble('part')).toBe('offline'))
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
  network(true)
  await act(() => part)
  release()
  expect(await screen.findByRole('button', { name: 'Save file' })).toBeTruthy()
})

test('a file of the rows that match says how far was read, not how many of all it has', async () => {
  const { panel, account, navigation, person, network, when } = await openPage('/profile')
  const rows = Array.from({ length: 250 }, (_, at) => ({
    ...row(at * 1000),
    ip: at < 12 ? '203.0.113.8' : '203.0.113.7',
  }))
  panel.control.addActivity(account.id, rows)
  await navigation.go('/activity/export?address=203.0.113.8')
  const start = await screen.findByRole('button', { name: 'Start export' })
  const goOffAfter = (more: number) =>
    when(calls.activity, () => (more > 0 ? goOffAfter(more - 1) : network(false)))
  goOffAfter(1)
  catchDownloads()
  await person.click(start)
  await person.click(await screen.findByRole('button', { name: /^Save the 12 rows/ }))
  const words =
    /now, with the 12 rows that match\. 100 of 250 rows were read\. Reading can go on from here\.$/
  expect(await screen.findByText(words, { selector: 'main *' })).toBeTruthy()
})
