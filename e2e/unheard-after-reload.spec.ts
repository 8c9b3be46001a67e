import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { emailForm, typeEmail } from './profile-places.ts'
import { securityPage, turnOffForm } from './security-places.ts'
import { turnedOn } from './two-factor-off.ts'

test.beforeEach(({ page, faults }) => {
  // Whoever loads the page again loses what they typed, and says so.
  page.on('dialog', (dialog) => void dialog.accept())
  // The browser writes down by itself what was given up.
  faults.length = 0
})

test('an email change that is on its way at a reload may still happen, and is told once it has', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile')
  const next = `late-${account.email}`
  const { asked, act } = await holdWrite(page, 'PUT', '/api/client/account/email')
  await typeEmail(page, next, account.password)
  await emailForm(page).send.click()
  await asked
  await page.reload()
  const main = page.getByRole('main')
  await expect(main).toContainText('Nobody has heard what became of an email change')
  await expect(main).toContainText('It may have been made already, or may still be')
  await act()
  await expect(main).toContainText(`Email changed from ${account.email} to ${next}.`)
  await expect(main).not.toContainText('Nobody has heard')
  expect(panel.control.findAccount(account.username)?.email).toBe(next)
  // It is settled: nothing of it is left to tell.
  await page.reload()
  await expect(main).toContainText(next)
  await expect(main.getByRole('link', { name: /Two-factor/ })).toBeVisible()
  await expect(main).not.toContainText('Nobody has heard')
})

test('a turn-off of two-factor that is on its way at a reload may still happen, and is told once it has', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  turnedOn(panel, account)
  await signedIn()
  await page.goto('/security')
  const { turnOff, twoFactor } = securityPage(page)
  await turnOff.click()
  const { password, send } = turnOffForm(page)
  const path = '/api/client/account/two-factor/disable'
  const { asked, act } = await holdWrite(page, 'POST', path)
  await password.fill(account.password)
  await send.click()
  await asked
  await page.reload()
  const main = page.getByRole('main')
  await expect(main).toContainText('Nobody has heard whether two-factor was turned off')
  await expect(main).toContainText('Keep the entry in your app')
  await expect(turnOff).toBeVisible()
  await act()
  await expect(main).toContainText('Two-factor sign-in is off')
  await expect(twoFactor).toContainText('Two-factor is off')
  await expect(main).not.toContainText('Nobody has heard')
})

test('a sign-out that is on its way at a reload is told of, with the way out, while somebody is signed in', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile')
  const { asked } = await holdWrite(page, 'POST', '/auth/logout')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await asked
  await page.reload()
  const told = page.getByRole('status').filter({ hasText: 'though you asked to sign out' })
  await expect(told).toContainText('It may still sign you out.')
  await told.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
})
