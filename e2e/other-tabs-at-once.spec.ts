import type { BrowserContext, Page } from '@playwright/test'

import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { profileHeading, twoFactor } from './places.ts'
import {
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
  turnOffForm,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

/** A tab that nobody looks at again: only another tab can tell it anything. */
async function openUnseen(context: BrowserContext, path: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.clock.install()
  await tab.addInitScript(() => {
    for (const name of ['focus', 'visibilitychange'])
      addEventListener(
        name,
        (event) => {
          const { target } = event
          if (target === window || target === document) event.stopImmediatePropagation()
        },
        true,
      )
  })
  await tab.goto(path)
  return tab
}

/** No timer runs in this tab from now on: what it asks for, it asks for at once. */
async function stopTime(tab: Page): Promise<void> {
  await tab.clock.pauseAt(Date.now() + 60_000)
}

/** Waits until the tab asks for this. */
const asksFor = (tab: Page, path: string) =>
  tab.waitForRequest((request) => new URL(request.url()).pathname === path)

const feed = '/api/client/account/activity'

test.beforeEach(async ({ panel, account, signedIn }) => {
  lastSignIn(panel, account)
  await signedIn()
})

test('two-factor that is turned off in another tab is learnt without waiting or looking', async ({
  page,
  context,
  panel,
  account,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  const tab = await openUnseen(context, '/security')
  await expect(securityPage(tab).turnOff).toBeVisible()
  await page.goto('/security')
  await securityPage(page).turnOff.click()
  await turnOffForm(page).password.fill(account.password)
  await stopTime(tab)
  const asked = asksFor(tab, feed)
  await turnOffForm(page).send.click()
  await asked
  await tab.clock.resume()
  await expect(securityPage(tab).setUp).toBeVisible()
  await expect(securityPage(tab).turnOff).toHaveCount(0)
})

test('two-factor that is turned on in another tab is learnt without waiting or looking', async ({
  page,
  context,
  panel,
  account,
}) => {
  const tab = await openUnseen(context, '/security')
  await expect(securityPage(tab).setUp).toBeVisible()
  await page.goto('/security/two-factor')
  const { start, code, password, turnOn } = setUpPage(page)
  await start.click()
  const secret = (await shownKey(page)).replaceAll(' ', '')
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill(account.password)
  await stopTime(tab)
  const asked = asksFor(tab, feed)
  await turnOn.click()
  await asked
  await expect(savedCodes(page).dialog).toBeVisible()
  await tab.clock.resume()
  await expect(securityPage(tab).turnOff).toBeVisible()
})

test('a sign-out in another tab is looked up without waiting or looking', async ({
  page,
  context,
}) => {
  const tab = await openUnseen(context, '/profile')
  await expect(profileHeading(tab)).toBeVisible()
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await stopTime(tab)
  const asked = asksFor(tab, '/api/client/account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await asked
  await tab.clock.resume()
  await expect(tab.getByText('You signed out in another tab.')).toBeVisible()
})
