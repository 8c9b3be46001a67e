import { expect, test } from './fixtures.ts'
import { sessionEnded, signInAgain } from './places.ts'
import { typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a session that ends in the middle of a form is mended in place, and the values are sent', async ({
  page,
  account,
  sessionsEnded,
}) => {
  await page.goto('/profile')
  const next = `kept-${account.email}`
  await typeEmail(page, next, account.password)
  await sessionsEnded()
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = sessionEnded(page)
  await expect(dialog.getByLabel('User name or email')).toHaveValue(account.username)
  await signInAgain(dialog, account.password)
  await expect(dialog).toBeHidden()
  await expect(
    page.getByText(`Email changed from ${account.email} to ${next}.`).first(),
  ).toBeVisible()
})

test('another account coming back resets everything, and nothing of the first is sent', async ({
  page,
  account,
  otherAccount: other,
  sessionsEnded,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `never-${account.email}`, account.password)
  await sessionsEnded()
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = sessionEnded(page)
  await dialog.getByLabel('User name or email').fill(other.username)
  await signInAgain(dialog, other.password)
  await expect(dialog).toBeHidden()
  const told = page.getByRole('alertdialog', {
    name: `This page is ${other.username}’s now`,
  })
  await expect(told).toContainText(`What you typed as ${account.username} was not sent`)
  await told.getByRole('button', { name: 'Go on' }).click()
  await expect(told).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
  await expect(page.getByLabel('New email')).toBeHidden()
  await expect(page.getByText(`never-${account.email}`)).toBeHidden()
})
