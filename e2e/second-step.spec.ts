import { expect, test } from './fixtures.ts'
import {
  currentCode,
  profileHeading,
  secondStep,
  signInForm,
  twoFactor,
  wrongCode,
} from './places.ts'

test.describe('with two-factor sign-in', () => {
  test.beforeEach(async ({ page, account, panel }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in?to=/profile%23password')
    await signInForm(page).submit(account.username, account.password)
    await expect(secondStep(page).code).toBeFocused()
  })

  test('a code signs in, however it is grouped', async ({ page }) => {
    const { code, send } = secondStep(page)
    const now = currentCode()
    await code.fill(` ${now.slice(0, 3)} ${now.slice(3)}`)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
    await expect(page).toHaveURL(/#password$/)
  })

  test('a wrong code is refused beside its field, and the next one signs in', async ({
    page,
  }) => {
    const { code, send } = secondStep(page)
    await send.click()
    await expect(code).toHaveAccessibleDescription(/Type the code/)
    await code.fill('12345')
    await expect(code).toHaveAccessibleDescription(/six digits. Recovery codes have/)
    const wrong = wrongCode()
    await code.fill(wrong)
    await send.click()
    await expect(code).toHaveAccessibleDescription(/wrong or too old/)
    await expect(code).toHaveValue(wrong)
    await expect(code).toBeFocused()
    // What was refused is selected: typing replaces it.
    await page.keyboard.type(currentCode())
    await page.keyboard.press('Enter')
    await expect(profileHeading(page)).toBeVisible()
  })

  test('a recovery code signs in, and only once', async ({
    page,
    account,
    cookiesCleared,
  }) => {
    const { useRecovery, recoveryCode, send } = secondStep(page)
    await useRecovery.click()
    await expect(recoveryCode).toBeFocused()
    await recoveryCode.fill(`${twoFactor.recoveryCodes[0]} `)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()

    await cookiesCleared()
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await useRecovery.click()
    await recoveryCode.fill(twoFactor.recoveryCodes[0])
    await send.click()
    await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
    await expect(recoveryCode).toHaveValue(twoFactor.recoveryCodes[0])
    await recoveryCode.fill(twoFactor.recoveryCodes[1])
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  test('somebody with neither is told what is left', async ({ page }) => {
    await page.getByText('I have neither').click()
    await expect(page.getByText('an admin can turn it off')).toBeVisible()
    await expect(page.getByText('Resetting the password does not help')).toBeVisible()
  })

  test('going back finds what was typed', async ({ page, account }) => {
    await secondStep(page).back.click()
    const { user, password, send } = signInForm(page)
    await expect(user).toHaveValue(account.username)
    await expect(password).toHaveValue(account.password)
    await send.click()
    await expect(secondStep(page).code).toBeVisible()
  })

  test('a panel that has lost track leads back to the password, which is still there', async ({
    page,
    account,
    cookiesCleared,
  }) => {
    await cookiesCleared()
    const { code, send } = secondStep(page)
    await code.fill(currentCode())
    await send.click()
    await expect(page.getByRole('alert')).toContainText('has lost track of this sign-in')
    await expect(signInForm(page).password).toHaveValue(account.password)
    await signInForm(page).send.click()
    await code.fill(currentCode())
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })
})

test('the keyboard alone signs in, with a second step', async ({
  page,
  account,
  panel,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/sign-in')
  await expect(signInForm(page).user).toBeFocused()
  await page.keyboard.type(account.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(account.password)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show Password' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const { code, recoveryCode } = secondStep(page)
  await expect(code).toBeFocused()
  for (const stop of ['Sign in', 'Use a recovery code']) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: stop, exact: true })).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(recoveryCode).toBeFocused()
  await page.keyboard.type(twoFactor.recoveryCodes[0])
  await page.keyboard.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
})
