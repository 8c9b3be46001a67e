import { expect, test } from './fixtures.ts'

test('a session that ends in the middle of a form is mended in place, and the values are sent', async ({
  page,
  account,
  signedIn,
  sessionsEnded,
}) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
  const next = `kept-${account.email}`
  await page.getByLabel('New email').fill(next)
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  await sessionsEnded()
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' })
  await expect(dialog.getByLabel('User name or email')).toHaveValue(account.username)
  await dialog.getByLabel('Password', { exact: true }).fill(account.password)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(
    page.getByText(`Email changed from ${account.email} to ${next}.`).first(),
  ).toBeVisible()
})

test('another account coming back resets everything, and nothing of the first is sent', async ({
  page,
  account,
  signedIn,
  otherAccount: other,
  sessionsEnded,
}) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill(`never-${account.email}`)
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  await sessionsEnded()
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' })
  await dialog.getByLabel('User name or email').fill(other.username)
  await dialog.getByLabel('Password', { exact: true }).fill(other.password)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
  await expect(page.getByLabel('New email')).toBeHidden()
  await expect(page.getByText(`never-${account.email}`)).toBeHidden()
})
