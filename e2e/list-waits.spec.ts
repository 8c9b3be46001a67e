import type { Locator, Page } from '@playwright/test'

import { activityPage } from './activity-places.ts'
import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(({ signedIn }) => signedIn())

const boxOf = async (of: Locator) => {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

/** Adds up, from the next visit on, how far what is on the screen is moved. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    Object.assign(globalThis, { shiftSoFar: () => sum })
  })
  return () =>
    page.evaluate(() =>
      (globalThis as unknown as { shiftSoFar: () => number }).shiftSoFar(),
    )
}

/** Waits for what is drawn to be seen 300 ms after it came, and not before. */
const comesLate = async (what: Locator) => {
  await expect(what).toHaveCSS('animation-delay', '0.3s')
  await expect(what).toHaveCSS('animation-fill-mode', 'backwards')
  await expect(what).toHaveCSS('opacity', '1')
}

for (const width of [1200, 390])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 860 } })

    test('while events are read, rows hold their place, and nothing moves when they come', async ({
      page,
      panel,
      account,
    }) => {
      panel.control.addActivity(account.id, [
        { event: 'auth:success', timestamp: panel.control.now(), ip: '203.0.113.5' },
      ])
      const shiftSoFar = await watchShifts(page)
      const letGo = await holdRequests(page, '**/account/activity*')
      await page.goto('/activity')
      const { days, events, signals } = activityPage(page)
      const ghost = page.getByRole('main').locator('[aria-hidden="true"]:has(> h2)')
      const waiting = page.getByRole('status').filter({ hasText: 'Asking the panel' })
      await expect(waiting).toBeAttached()
      await comesLate(ghost)
      await expect(days).toHaveCount(0)
      const row = ghost.locator('> div').first()
      const [head, first] = [await boxOf(ghost.locator('h2')), await boxOf(row)]
      letGo()
      await expect(events.first()).toBeVisible()
      await expect(ghost).toHaveCount(0)
      await expect(waiting).toHaveCount(0)
      expect(await boxOf(days.first())).toEqual(head)
      const { x, y, width, height } = await boxOf(events.first())
      expect({ x, y, width }).toEqual({ x: first.x, y: first.y, width: first.width })
      expect(Math.abs(height - first.height)).toBeLessThan(2)
      // All that stands above them is there, too.
      await expect(signals).toContainText('was found since')
      expect(await shiftSoFar()).toBeLessThan(0.01)
    })
  })

for (const [name, path, asked] of [
  ['an export', '/activity/export', '**/account/activity*'],
  ['rotating a key', '/api-keys/create?from=ptlc_none', '**/account/api-keys*'],
] as const)
  test(`what ${name} waits for is said to who listens, and shown once it takes long`, async ({
    page,
  }) => {
    const letGo = await holdRequests(page, asked)
    await page.goto(path)
    const words = page.getByRole('status').getByText('Asking the panel…')
    await expect(words).toBeAttached()
    await comesLate(words)
    letGo()
    await expect(words).toHaveCount(0)
  })
