import { expect, test } from './fixtures.ts'
import { profileHeading, signInForm, twoFactor } from './places.ts'
import { securityPage, turnOffForm } from './security-places.ts'

test.use({ dialect: 'pterodactyl-1.11.7' })

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
