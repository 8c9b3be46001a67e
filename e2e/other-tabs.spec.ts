import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'
import { lookAtAgain, profileHeading } from './places.ts'
import { typeEmail } from './profile-places.ts'
import { beginSetUp, savedCodes, setUpPage } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

test.beforeEach(({ signedIn }) => signedIn())

async function open(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByRole('button', { name: /Account menu/ })).toBeVisible()
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
}

async function signIn(
  page: Page,
  { username, password }: Record<'username' | 'password', string>,
) {
  await page.getByLabel('User name or email').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(profileHeading(page)).toBeVisible()
}

test('a sign-out in another tab is seen at once, with the way back', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await open(other, '/api-keys?q=deploy')
  await open(page, '/profile')
  await page.bringToFront()
  await signOut(page)
  await expect(other.getByText('You signed out in another tab.')).toBeVisible()
  await expect(other).toHaveURL(/to=%2Fapi-keys%3Fq%3Ddeploy/)
})

test('who was signed out in another tab is asked before somebody else who signs in there is shown', async ({
  page,
  context,
  otherAccount,
}) => {
  const other = await context.newPage()
  await open(other, '/api-keys')
  await open(page, '/profile')
  await page.bringToFront()
  await signOut(page)
  await expect(other.getByText('You signed out in another tab.')).toBeVisible()
  await signIn(page, otherAccount)
  const asked = other.getByRole('alert').filter({ hasText: 'is signed in here already' })
  await expect(asked).toContainText(otherAccount.username)
  await asked.getByRole('button', { name: `Go on as ${otherAccount.username}` }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible()
})

test('a sign-out in another tab leaves what was typed, and a sign-in there brings it back', async ({
  page,
  context,
  account,
}) => {
  const other = await context.newPage()
  await open(other, '/profile')
  await typeEmail(other, 'kept@example.com')
  await open(page, '/security')
  await page.bringToFront()
  await signOut(page)
  const dialog = other.getByRole('alertdialog', { name: 'You signed out in another tab' })
  await expect(dialog).toContainText('What you have on this page is still here.')
  await signIn(page, account)
  await expect(dialog).toBeHidden()
  await expect(other.getByLabel('New email')).toHaveValue('kept@example.com')
})

test('another account in another tab: nothing of the first stays, and the page says so', async ({
  context,
  panel,
  account,
  signedIn,
}) => {
  panel.control.createApiKey(account.id, { description: 'Of the first' })
  const next = { username: `next-${account.username}`, password: 'another horse 1' }
  const nextAccount = panel.control.createAccount({
    ...next,
    email: `next-${account.email}`,
  })
  const other = await context.newPage()
  await open(other, '/api-keys')
  await apiKeysPage(other).remove('Of the first')
  await expect(other.getByRole('alertdialog')).toBeVisible()
  // The panel's own sign-in page tells no tab: looking at this one again is what tells it.
  await signedIn(nextAccount)
  await lookAtAgain(other)
  const asked = other.getByRole('alertdialog', {
    name: `${next.username} is signed in now in this browser`,
  })
  await expect(asked).toBeVisible()
  await expect(other.getByText('Of the first')).toHaveCount(0)
  await asked.getByRole('button', { name: `Go on as ${next.username}` }).click()
  await expect(other.getByRole('alertdialog')).toHaveCount(0)
})

test('a key that was deleted, and an email that changed, are seen in another tab', async ({
  page,
  context,
  panel,
  account,
}) => {
  panel.control.createApiKey(account.id, { description: 'Leaked' })
  const other = await context.newPage()
  await open(other, '/api-keys')
  await expect(apiKeysPage(other).row('Leaked')).toBeVisible()
  await open(page, '/api-keys')
  await page.bringToFront()
  await apiKeysPage(page).remove('Leaked')
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(apiKeysPage(other).row('Leaked')).toBeHidden()

  await page.getByRole('link', { name: 'Profile' }).click()
  await typeEmail(page, `new-${account.email}`, account.password)
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(other.getByText(`new-${account.email}`)).toBeAttached()
})

test('without channels a tab finds out when it is looked at again', async ({
  page,
  context,
  quiet,
  sessionsEnded,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'BroadcastChannel', { value: undefined })
  })
  await open(page, '/profile')
  // What looks again has come then, and what the page reads by itself after it is shown, which would tell as well.
  await quiet()
  await sessionsEnded()
  await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/api/client/account')),
    lookAtAgain(page),
  ])
  await expect(page.getByRole('alertdialog')).toContainText(
    'Sign in again to go on where you are.',
  )
})

test('that recovery codes are there is said in one tab, and asked in no other any more', async ({
  page,
  context,
  panel,
  account,
}) => {
  const secret = await beginSetUp(page)
  await setUpPage(page).confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(savedCodes(page).dialog).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await open(page, '/security')
  const other = await context.newPage()
  await open(other, '/security')
  const told = (tab: Page) => tab.getByText('Your recovery codes may not be saved')
  await expect(told(other)).toBeVisible()
  await expect(told(page)).toBeVisible()
  await page.bringToFront()
  await page.getByRole('button', { name: 'I have them' }).click()
  await expect(told(page)).toBeHidden()
  await expect(told(other)).toBeHidden()
})
