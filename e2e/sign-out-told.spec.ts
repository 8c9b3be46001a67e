import type { BrowserContext, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import {
  keyForm,
  lookAtAgain,
  openSignIn,
  panelElsewhere,
  profileHeading,
  signInForm,
} from './places.ts'
import { typeEmail } from './profile-places.ts'

/** Another tab of the same browser, in which somebody reads. */
async function openTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto('/profile')
  await expect(profileHeading(tab)).toBeVisible()
  return tab
}

/** What that tab says once it was told. */
const told = (tab: Page) => tab.getByText('You signed out in another tab.')

test('who signs out to sign in as somebody else', async ({
  page,
  context,
  signedIn,
  otherAccount: other,
}) => {
  await openSignIn(page)
  await signedIn()
  const tab = await openTab(context)
  await signInForm(page).submit(other.username, other.password)
  const leave = page.getByRole('button', { name: /^Sign out and sign in as/ })
  await expect(leave).toBeVisible()
  // What comes next would be told as well.
  await page.route('**/auth/login', () => {})
  await leave.click()
  await expect(told(tab)).toBeVisible()
})

test('who signs out to have a mail sent', async ({ page, context, signedIn }) => {
  await signedIn()
  const tab = await openTab(context)
  await page.goto('/sign-in/forgot')
  await page.getByRole('button', { name: 'Sign out and go on' }).click()
  await expect(told(tab)).toBeVisible()
})

test('who signs out whoever came in meanwhile', async ({
  page,
  context,
  signedIn,
  otherAccount: other,
  signedInInstead,
}) => {
  await signedIn()
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await signedInInstead(other)
  const tab = await openTab(context)
  await lookAtAgain(page)
  await page.getByRole('button', { name: `Sign ${other.username} out` }).click()
  await expect(told(tab)).toBeVisible()
  await expect(page.getByText('You are signed out.')).toBeVisible()
})

test.describe('with an API key', () => {
  test.beforeEach(async ({ page }) => {
    await panelElsewhere(page)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use an API key instead' }).click()
  })

  test('who ends the session that goes before the key, at the form', async ({
    page,
    context,
    account,
    panel,
    signedIn,
  }) => {
    await signedIn()
    const tab = await openTab(context)
    await keyForm(page).use(panel.control.createApiKey(account.id).usable)
    await page.getByRole('button', { name: `Sign ${account.username} out of` }).click()
    await expect(told(tab)).toBeVisible()
  })

  test('who ends the session that goes before the key, later', async ({
    page,
    context,
    account,
    panel,
    signedIn,
    otherAccount: other,
  }) => {
    await keyForm(page).use(panel.control.createApiKey(account.id).usable)
    await expect(profileHeading(page)).toBeVisible()
    await signedIn(other)
    const tab = await openTab(context)
    await lookAtAgain(page)
    await page.getByRole('button', { name: `Sign ${other.username} out of` }).click()
    await expect(told(tab)).toBeVisible()
    await expect(page.getByRole('alertdialog')).toBeHidden()
  })
})

test('news that comes while a tab looks already are looked up as well', async ({
  page,
  context,
  signedIn,
}) => {
  await signedIn()
  const tab = await openTab(context)
  // The answer is from before the sign-out, and comes after the news of it.
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await tab.route(
    '**/api/client/account',
    async (route) => {
      const response = await route.fetch()
      asked.resolve()
      await held.promise
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  await lookAtAgain(tab)
  await asked.promise
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  held.resolve()
  await expect(told(tab)).toBeVisible()
})

test('who signed somebody out is asked to sign in, though the panel cannot be asked again', async ({
  page,
  signedIn,
  faults,
  otherAccount: other,
  signedInInstead,
}) => {
  await signedIn()
  await page.goto('/profile')
  await typeEmail(page, 'typed@example.com')
  await signedInInstead(other)
  await lookAtAgain(page)
  const leave = page.getByRole('button', { name: `Sign ${other.username} out` })
  await expect(leave).toBeVisible()
  // Whether anybody is there is asked twice; the panel is away from then on.
  let answered = 0
  await page.route('**/api/client/account', (route) =>
    ++answered > 2 ? route.abort() : route.continue(),
  )
  await leave.click()
  const ended = page.getByRole('alertdialog', { name: `${other.username} is signed out` })
  await expect(ended.getByLabel('Password', { exact: true })).toBeFocused()
  faults.length = 0
})

test('a sign-out whose code could not be had without a network is not made up for later', async ({
  page,
  context,
  signedIn,
  faults,
}) => {
  await signedIn()
  const signedOut: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/auth/logout')) signedOut.push(request.method())
  })
  await page.route('**/assets/leave-session*.js', (route) => route.abort())
  await page.setViewportSize({ width: 390, height: 500 })
  await page.goto('/profile')
  const menu = page.getByRole('button', { name: /Account menu/ })
  await expect(profileHeading(page)).toBeVisible()
  await expect(menu).toBeVisible()
  await page.mouse.wheel(0, 300)
  await context.setOffline(true)
  await menu.click()
  const signOut = page
    .getByRole('group', { name: 'Account menu' })
    .getByRole('button', { name: 'Sign out' })
  await signOut.click()
  // It is seen: no menu is over it, and somebody who has scrolled is taken there.
  const banners = page.getByRole('status').filter({ hasText: 'You are offline' })
  const unsent = banners.getByText('You were offline: the sign-out was not sent')
  await expect(signOut).toBeHidden()
  await expect(unsent).toBeInViewport()
  await expect(menu).toBeFocused()
  await page.unroute('**/assets/leave-session*.js')
  await context.setOffline(false)
  await expect(page.getByText('You are offline')).toBeHidden()
  // Still said, and not sent by itself.
  await expect(page.getByText('the sign-out was not sent')).toBeVisible()
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  expect(signedOut).toEqual([])
  faults.length = 0
})

test('a sign-out that was not sent is tried again where that is said', async ({
  page,
  context,
  signedIn,
  faults,
}) => {
  await signedIn()
  await page.route('**/assets/leave-session*.js', (route) => route.abort())
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const unsent = page
    .getByRole('status')
    .filter({ hasText: 'You were offline: the sign-out was not sent' })
  await expect(unsent).toBeVisible()
  await page.unroute('**/assets/leave-session*.js')
  await context.setOffline(false)
  await unsent.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  faults.length = 0
})
