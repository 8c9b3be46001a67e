import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { profileHeading } from './places.ts'
import { typeEmail } from './profile-places.ts'
import { scan } from './scan.ts'

const other = {
  username: `somebody-else-${'with-a-long-name-'.repeat(4)}`,
  email: 'somebody-else@example.com',
  password: 'another horse 1',
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}

test('somebody else signed in before a change was sent', async ({
  page,
  account,
  panel,
  signedIn,
  signedInInstead,
}) => {
  await signedIn()
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await typeEmail(page, `never-${account.email}`, account.password)
  await signedInInstead(panel.control.createAccount(other))
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('is signed in now')
  await scan(page, 'dialog, another account')
})

test('still signed in after a sign-out', async ({ page, panel, signedIn }) => {
  await signedIn()
  panel.control.failNext({
    path: '/auth/logout',
    fault: 'empty-200-run',
    run: false,
    times: 9,
  })
  await signOut(page)
  await expect(page.getByRole('alertdialog')).toContainText('is still signed in')
  await scan(page, 'dialog, still signed in')
})

test('a sign-out that hangs, and one that nobody knows of', async ({ page, signedIn }) => {
  await signedIn()
  await page.clock.install()
  const sent = page.waitForRequest('**/auth/logout')
  await page.route('**/auth/logout', () => {}, { times: 1 })
  await signOut(page)
  await sent
  await page.clock.fastForward(5000)
  const stop = page.getByRole('button', { name: 'Stop waiting' })
  await expect(stop).toBeVisible()
  await scan(page, 'dialog, still signing out')
  await stop.click()
  await expect(page.getByRole('alertdialog')).toContainText('did not say')
  await scan(page, 'dialog, sign-out not known of')
})
