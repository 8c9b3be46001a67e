import type { Page } from '@playwright/test'

import type { NewActivity } from '../panel/types.ts'
import { activityPage, holdEvidence } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'

test.beforeEach(({ signedIn }) => signedIn())

const day = 24 * 60 * 60_000

/** Somebody with three findings: two-factor turned off, a link to reset the password, and a key that was refused. */
const noise = (now: number): NewActivity[] => [
  { event: 'auth:success', timestamp: now - 9 * day, ip: '203.0.113.5' },
  { event: 'user:two-factor.delete', timestamp: now - 5 * day, ip: '203.0.113.5' },
  {
    event: 'auth:reset-password',
    timestamp: now - 4 * day,
    ip: '192.0.2.1',
    actorId: null,
  },
  {
    event: 'auth:ip-blocked',
    timestamp: now - day,
    ip: '198.51.100.77',
    properties: { identifier: 'ptlc_gone0000000' },
  },
]

/** Adds up, from the next visit on, how far what is on the screen is moved without a press. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
    let sum = 0
    const add = (shifts: PerformanceEntryList) => {
      for (const { value, hadRecentInput } of shifts as Shift[])
        if (!hadRecentInput) sum += value
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    Object.assign(globalThis, {
      shiftSoFar: () => {
        add(observer.takeRecords())
        return sum
      },
    })
  })
  return () =>
    page.evaluate(() =>
      (globalThis as unknown as { shiftSoFar: () => number }).shiftSoFar(),
    )
}

for (const width of [1200, 360])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 860 } })

    test('findings come with the feed, and move nothing', async ({
      page,
      panel,
      account,
      quiet,
    }) => {
      panel.control.addActivity(account.id, noise(panel.control.now()))
      const shiftSoFar = await watchShifts(page)
      await page.goto('/activity')
      const { signals, event, search } = activityPage(page)
      await expect(event('Two-factor turned off')).toBeVisible()
      await expect(signals).toContainText('Two-factor was turned off')
      await expect(search).toBeVisible()
      await quiet()
      expect(await shiftSoFar()).toBeLessThan(0.01)
    })

    test('findings that come late are told in their line, which opens', async ({
      page,
      panel,
      account,
    }) => {
      panel.control.addActivity(account.id, noise(panel.control.now()))
      const shiftSoFar = await watchShifts(page)
      const letGo = await holdEvidence(page)
      await page.goto('/activity')
      const { signals, things, event, search } = activityPage(page)
      // Rows that are there do not wait for it.
      await expect(event('Two-factor turned off')).toBeVisible()
      const before = await search.boundingBox()
      letGo()
      await expect(things).toHaveText('3 things to look at')
      const spoken = page.getByRole('status').filter({ hasText: '3 things to look at' })
      await expect(spoken).toHaveCount(1)
      expect(await search.boundingBox()).toEqual(before)
      expect(await shiftSoFar()).toBeLessThan(0.01)
      await tabTo(page, signals.locator('summary'))
      await page.keyboard.press('Enter')
      await expect(signals).toContainText('ptlc_gone0000000⁩ was refused')
      await page.keyboard.press('Tab')
      await expect(
        signals.getByRole('link', { name: 'This was not me' }).first(),
      ).toBeFocused()
    })
  })

test('calm comes late without moving anything', async ({ page, panel, account }) => {
  const timestamp = panel.control.now() - day
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp, ip: '203.0.113.5' },
  ])
  const letGo = await holdEvidence(page)
  await page.goto('/activity')
  const { signals, event, search } = activityPage(page)
  await expect(event('Sign-in')).toBeVisible()
  const before = await search.boundingBox()
  letGo()
  await expect(signals).toContainText('was found since')
  expect(await search.boundingBox()).toEqual(before)
})

test('what is new is offered, and found unusual, without moving what is read', async ({
  page,
  panel,
  account,
}) => {
  await page.clock.install()
  const now = panel.control.now()
  const add = (event: string, timestamp: number) =>
    panel.control.addActivity(account.id, [{ event, timestamp, ip: '203.0.113.5' }])
  add('auth:success', now - day)
  await page.goto('/activity')
  const { signals, things, event, events, fresh, search } = activityPage(page)
  await expect(event('Sign-in')).toBeVisible()
  await expect(signals).toContainText('was found since')
  const before = [await search.boundingBox(), await event('Sign-in').boundingBox()]
  add('user:two-factor.delete', now)
  await page.clock.fastForward('01:01')
  await expect(fresh('Show 1 new event')).toBeVisible()
  expect([await search.boundingBox(), await event('Sign-in').boundingBox()]).toEqual(before)
  await fresh('Show 1 new event').click()
  await expect(events).toHaveCount(2)
  await expect(things).toHaveText('1 thing to look at')
  expect(await search.boundingBox()).toEqual(before[0])
})
