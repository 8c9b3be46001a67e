import type { Page } from '@playwright/test'

import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'
import { typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const menu = (page: Page) => page.getByRole('button', { name: /Account menu/ })
async function signOut(page: Page) {
  await menu(page).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}
const still = (page: Page) =>
  page.getByRole('alertdialog', { name: /^You (are|may) still (be )?signed in$/ })

for (const [what, fault, known] of [
  ['failed', '500-json', 'is still signed in here.'],
  // It may come yet.
  [
    'was never answered',
    'run-then-drop',
    'was still signed in when this page last looked.',
  ],
  ['was answered and did not run', 'empty-200-run', 'is still signed in here.'],
  ['was answered with some page', 'login-page-200', 'is still signed in here.'],
] as const) {
  test(`a sign-out that ${what} keeps the page with what was typed, and can be tried again`, async ({
    page,
    panel,
    account,
    faults,
  }) => {
    await page.goto('/profile')
    await typeEmail(page, 'typed@example.com')
    // A connection that breaks breaks as often as the browser tries again by itself.
    panel.control.failNext({ path: '/auth/logout', fault, run: false, times: Infinity })
    await signOut(page)
    // The button names what happens.
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' })
    await asked.getByRole('button', { name: 'Sign out' }).click()
    await expect(still(page)).toContainText(`${account.username} ${known}`)
    await expect(still(page).getByRole('link', { name: /page of/ })).toBeVisible()
    await expect(page).toHaveURL(/\/profile$/)
    await still(page).getByRole('button', { name: 'Stay here' }).click()
    await expect(page.getByLabel('New email')).toHaveValue('typed@example.com')
    // What was pressed is in a menu that has closed.
    await expect(menu(page)).toBeFocused()
    // The browser writes down what was dropped, or answered 500, by itself.
    faults.length = 0
  })
}

test('trying again signs out', async ({ page, panel }) => {
  await page.goto('/profile')
  panel.control.failNext({ path: '/auth/logout', fault: 'empty-200-not-run' })
  await signOut(page)
  const again = still(page).getByRole('button', { name: 'Try again' })
  await expect(again).toBeFocused()
  await again.click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(still(page)).toBeHidden()
  await page.goto('/profile')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an answer that got lost is looked up: whoever is signed out is told so', async ({
  page,
  panel,
  faults,
}) => {
  await page.goto('/profile')
  // Chromium asks again by itself over every other connection that it holds.
  panel.control.failNext({
    path: '/auth/logout',
    fault: 'run-then-drop',
    run: true,
    times: Infinity,
  })
  await signOut(page)
  await expect(page.getByText('You are signed out.')).toBeVisible()
  faults.length = 0
})

test('a token that is never right signs nobody out, and nobody is told so', async ({
  page,
  account,
  faults,
}) => {
  await page.goto('/profile')
  await page.route('**/auth/logout', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-xsrf-token': 'never' } }),
  )
  await signOut(page)
  await expect(still(page)).toContainText(account.username)
  faults.length = 0
})

test('without a network a sign-out is not sent, and nobody is told more than that', async ({
  page,
  context,
  faults,
}) => {
  // The last of what is fetched when the browser is idle, and what says so is among it.
  const last = page.waitForResponse(/\/assets\/forgot-page-.*\.js/)
  await page.goto('/profile')
  await (await last).finished()
  await menu(page).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const dialog = page.getByRole('alertdialog', { name: 'The sign-out was not sent' })
  await expect(dialog).toContainText('You were offline')
  await expect(dialog.getByRole('link')).toHaveCount(0)
  await context.setOffline(false)
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  faults.length = 0
})

test('a sign-out that hangs says so, and nobody has to wait for it', async ({ page }) => {
  await page.clock.install()
  await page.goto('/profile')
  const sent = page.waitForRequest('**/auth/logout')
  await page.route('**/auth/logout', () => {}, { times: 1 })
  await signOut(page)
  await sent
  await page.clock.fastForward(5000)
  const slow = page.getByRole('alertdialog', { name: 'Still signing out' })
  await expect(slow).toContainText('The panel has not answered yet.')
  await slow.getByRole('button', { name: 'Stop waiting' }).click()
  const unknown = page.getByRole('alertdialog', { name: 'You may still be signed in' })
  await expect(unknown).toBeVisible()
  await unknown.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByRole('alertdialog')).toBeHidden()
})

test('a slow sign-out says what it does', async ({ page }) => {
  await page.goto('/profile')
  const letGo = await holdRequests(page, '**/auth/logout')
  await signOut(page)
  await expect(page.getByRole('button', { name: 'Signing out…' })).toBeVisible()
  letGo()
  await expect(page.getByText('You are signed out.')).toBeVisible()
})
