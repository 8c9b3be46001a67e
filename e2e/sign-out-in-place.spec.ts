import type { Page } from '@playwright/test'

import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'
import { profileHeading } from './places.ts'
import { signInTooLate } from './sign-in-too-late.ts'

const signOutAnd = (page: Page, what: string) =>
  page.getByRole('button', { name: `Sign out and ${what}` })

test.describe('somebody is signed in already', () => {
  test.beforeEach(async ({ page, signedIn, otherAccount: other }) => {
    await signInTooLate({ page, signedIn }, other)
    await expect(signOutAnd(page, `sign in as ${other.username}`)).toBeVisible()
  })

  test('a sign-out that did not run says so, and pressing again tries again', async ({
    page,
    account,
    panel,
    otherAccount: other,
  }) => {
    const leave = signOutAnd(page, `sign in as ${other.username}`)
    panel.control.failNext({ path: '/auth/logout', fault: 'empty-200-not-run' })
    await leave.click()
    const said = page
      .getByRole('alert')
      .filter({ hasText: 'is still signed in. Try' })
      .last()
    await expect(said).toHaveText(
      `${account.username} is still signed in. Try again, or sign out on the page of Pterodactyl itself.`,
    )
    await expect(said.getByRole('link')).toHaveAttribute('target', '_blank')
    await leave.click()
    await expect(profileHeading(page)).toBeVisible()
    await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
  })

  test('a sign-out of which the panel does not tell claims nothing, and goes on at the next try', async ({
    page,
    account,
    panel,
    otherAccount: other,
  }) => {
    const leave = signOutAnd(page, `sign in as ${other.username}`)
    panel.control.failNext({ path: '/api/client/account', fault: '502-html' })
    await leave.click()
    const said = page
      .getByRole('alert')
      .filter({ hasText: 'may still be signed in' })
      .last()
    await expect(said).toContainText(`${account.username} may still be signed in.`)
    await expect(page.getByRole('main')).not.toContainText('Nothing was changed')
    await leave.click()
    await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
  })

  test('a slow sign-out says what it does, and nothing else can be chosen meanwhile', async ({
    page,
    account,
    otherAccount: other,
  }) => {
    const leave = signOutAnd(page, `sign in as ${other.username}`)
    const letGo = await holdRequests(page, '**/auth/logout')
    await leave.click()
    await expect(page.getByRole('button', { name: 'Signing out…' })).toBeVisible()
    await page.getByRole('button', { name: `Go on as ${account.username}` }).click()
    await expect(page).toHaveURL(/\/sign-in$/)
    letGo()
    await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
  })
})

test.describe('out first, before a mail is asked for', () => {
  test.beforeEach(async ({ page, account, signedIn }) => {
    await signedIn()
    await page.goto('/sign-in/forgot')
    await expect(page.getByText(`You are signed in as ${account.username}`)).toBeVisible()
  })

  test('a sign-out that did not run says so, and pressing again tries again', async ({
    page,
    account,
    panel,
  }) => {
    panel.control.failNext({ path: '/auth/logout', fault: '503-retry-after' })
    await signOutAnd(page, 'go on').click()
    await expect(page.getByRole('alert').last()).toHaveText(
      `${account.username} is still signed in. Try again, or sign out on the page of Pterodactyl itself. The panel is being maintained. It asked you to wait 30 seconds.`,
    )
    await signOutAnd(page, 'go on').click()
    await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
  })

  test('a sign-out of which the panel does not tell claims nothing, and goes on at the next try', async ({
    page,
    account,
    panel,
  }) => {
    panel.control.failNext({ path: '/api/client/account', fault: '502-html' })
    await signOutAnd(page, 'go on').click()
    await expect(page.getByRole('alert').last()).toContainText(
      `${account.username} may still be signed in.`,
    )
    await expect(page.getByRole('main')).not.toContainText('Nothing was changed')
    await signOutAnd(page, 'go on').click()
    await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
  })

  test('a sign-out that hangs says so, and nobody has to wait for it', async ({
    page,
    account,
  }) => {
    await page.clock.install()
    const sent = page.waitForRequest('**/auth/logout')
    await page.route('**/auth/logout', () => {}, { times: 1 })
    await signOutAnd(page, 'go on').click()
    await sent
    await page.clock.fastForward(5000)
    await expect(page.getByText('The panel has not answered yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Stop waiting' }).click()
    await expect(page.getByRole('alert').last()).toContainText(
      `${account.username} may still be signed in.`,
    )
    await signOutAnd(page, 'go on').click()
    await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
  })

  test('without a network a sign-out is not sent, and that is all that is said', async ({
    page,
    context,
    account,
    faults,
  }) => {
    await context.setOffline(true)
    await signOutAnd(page, 'go on').click()
    await expect(page.getByRole('alert').last()).toHaveText(
      'You were offline, so the sign-out was not sent. Try again once you are online.',
    )
    await context.setOffline(false)
    await signOutAnd(page, 'go on').click()
    await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
    faults.length = 0
  })

  test('a slow sign-out says what it does', async ({ page, account }) => {
    const letGo = await holdRequests(page, '**/auth/logout')
    await signOutAnd(page, 'go on').click()
    await expect(page.getByRole('button', { name: 'Signing out…' })).toBeVisible()
    letGo()
    await expect(page.getByLabel('Email of your account')).toHaveValue(account.email)
  })
})
