import { expect, test } from './fixtures.ts'
import { lookAtAgain, openProfile, profileHeading } from './places.ts'
import { scan } from './scan.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a session that ended before a list was read', async ({ page, sessionsEnded }) => {
  await openProfile(page)
  await sessionsEnded()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toContainText('to go on where you are')
  await scan(page, 'sign in again, over a list')
})

test('two-factor is required, and a list is closed for it', async ({ page, panel }) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/api-keys')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  await scan(page, 'two-factor required, API keys')
})

test('somebody else signed in in this browser', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const next = panel.control.createAccount({
    username: `next-${account.username}`,
    email: `next-${account.email}`,
    password: 'another horse 1',
  })
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await signedIn(next)
  await lookAtAgain(page)
  await expect(
    page.getByRole('alertdialog', { name: 'is signed in now in this browser' }),
  ).toBeVisible()
  await scan(page, 'another account')
})

test('a session that ended, where the panel wants a captcha', async ({
  page,
  panel,
  sessionsEnded,
}) => {
  panel.control.set({ captcha: true })
  await openProfile(page)
  await sessionsEnded()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toContainText('that you are human')
  await scan(page, 'sign in again, captcha')
})
