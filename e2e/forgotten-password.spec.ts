import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'

test('a forgotten password: every address is answered alike', async ({ page, account }) => {
  await page.goto('/sign-in')
  await page.getByLabel('User name or email').fill('typed@example.com')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password')
  const email = page.getByLabel('Email of your account')
  await expect(page).toHaveTitle(/^Forgotten password/)
  // Never by way of the address.
  await expect(page).toHaveURL(/\/sign-in\/forgot$/)
  await expect(email).toHaveValue('typed@example.com')
  const send = page.getByRole('button', { name: 'Send the link' })
  const said: string[] = []
  for (const typed of [account.email, 'nobody@example.com']) {
    await email.fill(typed)
    await send.click()
    const status = page
      .getByRole('status')
      .filter({ hasText: 'The panel was asked to send a mail' })
    await expect(status).toBeFocused()
    said.push((await status.innerText()).replace(typed, '…'))
    await page.getByRole('button', { name: 'Try another address' }).click()
  }
  expect(said[0]).toBe(said[1])
  await send.click()
  await expect(email).toHaveAccessibleDescription(/Type the email/)
  await email.fill('no at sign')
  await expect(email).toHaveAccessibleDescription(/looks like name@example.com/)
  await email.fill('una@-.')
  await send.click()
  await expect(email).toHaveAccessibleDescription(
    'The email must be a valid email address.',
  )
  await expect(email).toHaveValue('una@-.')
  await expect(email).toBeFocused()
})

test('a forgotten password, asked for too often, is counted down', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, passwordReset: 1 },
  })
  await page.goto('/sign-in/forgot')
  const email = page.getByLabel('Email of your account')
  await email.fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('button', { name: 'Try another address' }).click()
  await email.fill('other@example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('alert')).toContainText(/try again in \d+ seconds?/)
  await expect(email).toHaveValue('other@example.com')
})

const first = (page: Page, username: string) =>
  page.getByRole('alert').filter({ hasText: `You are signed in as ${username}` })

test('a forgotten password of somebody who is signed in: out first, and the address is there', async ({
  page,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/sign-in/forgot')
  await expect(first(page, account.username)).toContainText(
    'only while nobody is signed in',
  )
  await expect(first(page, account.username)).toContainText('does not open either')
  await expect(page.getByRole('link', { name: 'Back to your profile' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out and go on' }).click()
  await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('The panel was asked to send a mail')).toBeVisible()
})

test('a password that cannot be changed is reset by mail, after signing out', async ({
  page,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile#password')
  await page.getByLabel('Current password', { exact: true }).fill(' spaced out ')
  await page.getByRole('link', { name: /Reset it by mail/ }).click()
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect(first(page, account.username)).toBeVisible()
})

test('who signed in meanwhile is told that no mail was sent', async ({
  page,
  account,
  signedIn,
}) => {
  // Nobody is signed in as far as the page knows: it asks once, and once more after a new session. Who signs in before
  // the second answer is found at once, and no form is left to send.
  let answers = 0
  const asked = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/client/account') && ++answers === 2,
  )
  await page.goto('/sign-in/forgot')
  await asked
  const email = page.getByLabel('Email of your account')
  await email.fill('other@example.com')
  await signedIn()
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(first(page, account.username)).toBeFocused()
  await page.getByRole('button', { name: 'Sign out and go on' }).click()
  await expect(email).toHaveValue('other@example.com')
})

test('an address typed before somebody was found signed in stays, and not that of the account', async ({
  page,
  account,
  signedIn,
}) => {
  await signedIn()
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/api/client/account', async (route) => {
    await promise
    await route.continue()
  })
  await page.goto('/sign-in/forgot')
  const email = page.getByLabel('Email of your account')
  await email.fill('typed@example.com')
  resolve()
  await expect(first(page, account.username)).toBeVisible()
  await expect(first(page, account.username)).not.toContainText('is then filled in')
  await page.getByRole('button', { name: 'Sign out and go on' }).click()
  await expect(email).toHaveValue('typed@example.com')
})
