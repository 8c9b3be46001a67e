import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { savedCodes, securityPage, setUpPage, shownKey } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

test('two-factor is set up with the keyboard alone', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  lastSignIn(panel, account)
  await signedIn()
  await page.goto('/security')
  await expect(securityPage(page).setUp).toBeVisible()
  await tabTo(page, 'Set up two-factor')
  await page.keyboard.press('Enter')

  const { code, password } = setUpPage(page)
  await expect(code).toBeFocused()
  const secret = await shownKey(page)
  await page.keyboard.type(codeAt(secret, panel.control.now() - 20 * 60_000))
  await page.keyboard.press('Tab')
  await expect(password).toBeFocused()
  await page.keyboard.type(account.password)
  await page.keyboard.press('Enter')
  await expect(code).toHaveAccessibleDescription(/2\d minutes behind/)
  await expect(code).toBeFocused()
  await page.keyboard.type(codeAt(secret, panel.control.now()))
  await page.keyboard.press('Enter')

  const { dialog, codes, typed } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const [first = ''] = await codes()
  await page.keyboard.press('Tab')
  await expect
    .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true)
  await tabTo(page, 'Or type one to be sure')
  await page.keyboard.press('Enter')
  await tabTo(page, typed)
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await expect(securityPage(page).heading).toBeFocused()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor is on')
})
