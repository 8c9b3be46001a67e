import { expect, test } from './fixtures.ts'
import { profileHeading, signInForm, twoFactor } from './places.ts'
import {
  countSecrets,
  savedCodes,
  securityPage,
  setUpPage,
  turnOffForm,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

test.beforeEach(async ({ panel, account, signedIn }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '192.0.2.1' },
  ])
  await signedIn()
})

test('turning off takes the password, and the sign-in then only that', async ({
  page,
  account,
  cookiesCleared,
}) => {
  await page.goto('/security')
  const { turnOff, twoFactor: section } = securityPage(page)
  await turnOff.click()
  const { form, password, send } = turnOffForm(page)
  await expect(form).toContainText('Your password alone opens the account')
  await expect(password).toBeFocused()
  await password.fill('not it')
  await send.click()
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await expect(password).toHaveValue('not it')
  await password.fill(account.password)
  await send.click()
  await expect(section).toContainText('Two-factor sign-in is off')
  await expect(section).toContainText('Off')
  await page.reload()
  await expect(section).toContainText('Off')

  await cookiesCleared()
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  await expect(profileHeading(page)).toBeVisible()
})

test('a lost answer is settled by what the panel says afterwards', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/security')
  await securityPage(page).turnOff.click()
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor/disable',
    fault: 'drop',
    times: Infinity,
    run: true,
  })
  await turnOffForm(page).password.fill(account.password)
  await turnOffForm(page).send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
})

test('a change that did not happen is told as such, and nothing typed is lost', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/security')
  await securityPage(page).turnOff.click()
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor/disable',
    fault: '502-html',
  })
  const { form, password, send } = turnOffForm(page)
  await password.fill(account.password)
  await send.click()
  await expect(form.getByRole('alert')).toContainText('nothing was changed')
  await expect(password).toHaveValue(account.password)
  await send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
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

  const { key, scanned, code, password, turnOn } = setUpPage(page)
  await expect(key).toBeVisible()
  await expect(page.getByText('off until you have finished')).toBeVisible()
  const secret = (await key.innerText()).replaceAll(' ', '')
  expect(secret).not.toBe(twoFactor.secret)
  expect(asked()).toBe(1)
  await scanned.click()
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill(account.password)
  await turnOn.click()
  await expect(savedCodes(page).dialog).toBeVisible()
  const [first = ''] = await savedCodes(page).codes()
  await savedCodes(page).typed.fill(first)
  await savedCodes(page).done.click()
  await expect(securityPage(page).twoFactor).toContainText('On')
  expect(panel.control.twoFactorSecret(account.id)).toBe(secret)
})

test('turned off, and not read again: nobody is told to delete the entry of the app', async ({
  page,
  account,
  panel,
}) => {
  await page.goto('/security')
  const { turnOff, twoFactor: section } = securityPage(page)
  await turnOff.click()
  const { password, send } = turnOffForm(page)
  await password.fill(account.password)
  panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/activity',
    fault: '500',
    times: 3,
  })
  await send.click()
  await expect(section).toContainText('The panel said that it turned two-factor off')
  await expect(section).not.toContainText('Delete the entry')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(section).toContainText('Delete the entry')
})
