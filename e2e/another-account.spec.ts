import type { BrowserContext } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'

/** Somebody else on the same panel. */
const otherOf = (panel: Panel, account: PanelAccount) =>
  panel.control.createAccount({
    username: `other-${account.username}`,
    email: `other-${account.email}`,
    // Whoever shares a password with somebody is not to change their account by it.
    password: account.password,
  })

/** What a browser sends that is signed in, as its cookies: the panel's own page tells no tab. */
async function swapSession(
  context: BrowserContext,
  signedIn: (who: PanelAccount) => Promise<void>,
  who: PanelAccount,
) {
  await context.clearCookies()
  await signedIn(who)
}

test('an email is not changed in the account that signed in on the panel’s own page meanwhile', async ({
  page,
  context,
  account,
  panel,
  signedIn,
}) => {
  const other = otherOf(panel, account)
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill(`never-${account.email}`)
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  await swapSession(context, signedIn, other)
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = page.getByRole('alertdialog', {
    name: `${other.username} is signed in now in this browser`,
  })
  await expect(dialog).toContainText(`Nothing was changed in ${other.username}’s account`)
  await dialog.getByRole('button', { name: `Go on as ${other.username}` }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
  await expect(page.getByLabel('New email')).toBeHidden()
  await expect(page.getByText(account.email, { exact: true })).toBeHidden()
  expect(panel.control.findAccount(other.username)?.email).toBe(other.email)
  expect(panel.control.findAccount(account.username)?.email).toBe(account.email)
})

test('a key is deleted in nobody’s account when another tab signed in as somebody else', async ({
  page,
  context,
  account,
  panel,
  signedIn,
}) => {
  const other = otherOf(panel, account)
  panel.control.createApiKey(account.id, { description: 'leaked key' })
  await signedIn()
  await page.goto('/api-keys')
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('leaked key')

  await context.clearCookies()
  const second = await context.newPage()
  await second.goto('/sign-in')
  await second.getByLabel('User name or email').fill(other.username)
  await second.getByLabel('Password', { exact: true }).fill(other.password)
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(second.getByRole('heading', { name: 'Profile' })).toBeVisible()

  // The tab hears of it before anybody presses: what it asked about is gone, and so is the button.
  await expect(page.getByText(other.username).first()).toBeVisible()
  await expect(asked.filter({ hasText: 'leaked key' })).toHaveCount(0)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('two-factor is not set up in the account of whoever signed in meanwhile', async ({
  page,
  context,
  account,
  panel,
  signedIn,
}) => {
  const other = otherOf(panel, account)
  await signedIn()
  await page.goto('/security/two-factor')
  const start = page.getByRole('button', { name: 'Show the QR code' })
  await expect(start).toBeVisible()
  await swapSession(context, signedIn, other)
  await start.click()
  await expect(
    page.getByRole('alertdialog', { name: `${other.username} is signed in now` }),
  ).toBeVisible()
  expect(panel.control.twoFactorSecret(other.id)).toBeNull()
})
