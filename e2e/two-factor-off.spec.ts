import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { twoFactor } from './places.ts'
import {
  countSecrets,
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
  turnOffForm,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'
import { turnOffStory, turnedOn } from './two-factor-off.ts'

test.beforeEach(async ({ panel, account, signedIn }) => {
  turnedOn(panel, account)
  await signedIn()
})

test('turning off takes the password, and the sign-in then only that', async ({
  page,
  account,
  cookiesCleared,
}) => turnOffStory({ page, account, cookiesCleared }))

/** Opens the form that turns two-factor off. */
async function openTurnOff(page: Page) {
  await page.goto('/security')
  await securityPage(page).turnOff.click()
  return turnOffForm(page)
}

test('a lost answer is settled by what the panel says afterwards', async ({
  page,
  panel,
  account,
}) => {
  const { password, send } = await openTurnOff(page)
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor/disable',
    fault: 'run-then-drop',
    times: Infinity,
    run: true,
  })
  await password.fill(account.password)
  await send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
})

test('a change that did not happen is told as such, and nothing typed is lost', async ({
  page,
  panel,
  account,
}) => {
  const { form, password, send } = await openTurnOff(page)
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor/disable',
    fault: '500-json',
  })
  await password.fill(account.password)
  await send.click()
  await expect(form.getByRole('alert')).toContainText('nothing was changed')
  await expect(password).toHaveValue(account.password)
  await send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
})

test('a form whose code comes late takes no focus from the heading of its page', async ({
  page,
}) => {
  await page.goto('/security')
  const { promise: wanted, resolve: want } = Promise.withResolvers<void>()
  await page.route(/turn-off-form-.*\.js/, async (route) => {
    await wanted
    await route.continue()
  })
  await securityPage(page).newPhone.click()
  const title = page.getByRole('heading', { name: 'Move to a new phone' })
  await expect(title).toBeFocused()
  want()
  await expect(turnOffForm(page).password).toBeVisible()
  await expect(title).toBeFocused()
})

test('a new phone is one guided way: off, on with another key, new codes', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/security')
  const asked = countSecrets(page)
  await securityPage(page).newPhone.click()
  await expect(page.getByRole('heading', { name: 'Move to a new phone' })).toBeFocused()
  await page.getByText('The old phone is gone or broken').click()
  await expect(page.getByText(/sign in with a recovery code/)).toBeVisible()
  expect(asked()).toBe(0)
  await turnOffForm(page).password.fill(account.password)
  await turnOffForm(page).send.click()

  const { key, confirm } = setUpPage(page)
  await expect(key).toBeAttached()
  await expect(page.getByText('off until you have finished')).toBeVisible()
  const secret = (await shownKey(page)).replaceAll(' ', '')
  expect(secret).not.toBe(twoFactor.secret)
  expect(asked()).toBe(1)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await savedCodes(page).finish()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor is on')
  expect(panel.control.twoFactorSecret(account.id)).toBe(secret)
})

test('turned off, and not read again: nobody is told to delete the entry of the app', async ({
  page,
  account,
  panel,
}) => {
  const section = securityPage(page).twoFactor
  const { password, send } = await openTurnOff(page)
  await password.fill(account.password)
  const mend = panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/activity',
    fault: '500-json',
    times: Infinity,
  })
  await send.click()
  await expect(section).toContainText('The panel said that it turned two-factor off')
  await expect(section).not.toContainText('Delete the entry')
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible()
  mend()
  await again.click()
  await expect(section).toContainText('Delete the entry')
})
