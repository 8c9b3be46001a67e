import type { BrowserContext, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'

test.beforeEach(({ signedIn }) => signedIn())

// Browsers themselves write to the console what could not be fetched.
test.afterEach(({ faults }) => {
  faults.length = 0
})

const link = (page: Page) => page.getByRole('link', { name: 'API keys', exact: true })

/** The style sheets of the document that did not come. */
const missingStyles = (page: Page) =>
  page.evaluate(() =>
    [...document.styleSheets]
      .filter((sheet) => {
        try {
          return sheet.cssRules.length === 0
        } catch {
          return true
        }
      })
      .map(({ href }) => href),
  )

/** How a page is opened whose code is not there, about when the network comes back. */
const ways: Record<string, (page: Page, context: BrowserContext) => Promise<unknown>> = {
  'before the network is back': async (page, context) => {
    await link(page).click()
    await expect(page.getByText('It opens by itself')).toBeVisible()
    await context.setOffline(false)
  },
  'while the network comes back': (page, context) =>
    Promise.all([link(page).click(), context.setOffline(false)]),
  'before the network is back, and gone again, and back': async (page, context) => {
    await link(page).click()
    for (const isOffline of [false, true, false]) await context.setOffline(isOffline)
  },
}

for (const [when, open] of Object.entries(ways))
  test(`a page that is opened ${when} comes, and as it should look @chromium`, async ({
    page,
    context,
  }) => {
    await page.clock.install()
    await page.goto('/profile')
    await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
    const debug = await context.newCDPSession(page)
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await context.setOffline(true)
    await open(page, context)
    await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
    expect(await missingStyles(page)).toEqual([])
  })
