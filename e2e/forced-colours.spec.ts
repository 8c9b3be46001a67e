import type { Page } from '@playwright/test'

import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { openHost, shows } from './host-page.ts'

/** How many icons there are, and the colours of those that do not have that of the words beside them. A picture of somebody is none. */
const icons = (page: Page) =>
  page.locator('.perch svg').evaluateAll((all) => ({
    count: all.length,
    others: all
      .filter((icon) => getComputedStyle(icon).forcedColorAdjust !== 'none')
      .map((icon) => [
        getComputedStyle(icon).color,
        getComputedStyle(icon.parentElement ?? icon).color,
      ])
      .filter(([own, words]) => own !== words),
  }))

const places = {
  'on the page': async (page: Page) => {
    await page.goto('/profile')
    await shows(page, 'Profile')
  },
  'in a shadow root': (page: Page) => openHost(page),
  'in a light root': (page: Page) => openHost(page, { root: 'light' }),
}

for (const [place, open] of Object.entries(places))
  test(`${place} icons have the colours that the reader chose for words`, async ({
    page,
    panel,
    account,
    signedIn,
  }) => {
    await signedIn()
    // By which it is known that two-factor is off.
    lastSignIn(panel, account)
    await open(page)
    await page.getByRole('link', { name: 'Security', exact: true }).click()
    await expect(page.getByText('SFTP with your password')).toBeVisible()
    expect((await icons(page)).others).not.toEqual([])
    await page.emulateMedia({ forcedColors: 'active' })
    const { count, others } = await icons(page)
    expect(count).toBeGreaterThan(6)
    expect(others).toEqual([])
    // The dot before what wants attention is drawn as an edge: grounds are not kept.
    const off = page.getByText('Off', { exact: true })
    const dot = await off.evaluate((words) => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(
        words.parentElement ?? words,
        '::before',
      )
      return {
        width: borderTopWidth,
        isInk: borderTopColor === getComputedStyle(words).color,
      }
    })
    expect(dot).toEqual({ width: '3px', isInk: true })
  })
