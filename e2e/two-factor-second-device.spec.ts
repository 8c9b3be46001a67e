import { expect, test } from './fixtures.ts'
import { beginSetUp, savedCodes, secondDevice, setUpPage } from './security-places.ts'
import { codeAt, settle } from './sign-in-codes.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a second device is proved before two-factor is on, and its code is not spent', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ singleUseCodes: true })
  // Before the page hears the panel's time, so that a period has only begun when its code is looked at.
  settle(panel)
  const secret = await beginSetUp(page)
  const shown = codeAt(secret, panel.control.now())
  const { fold, code, check, matches } = secondDevice(page)
  await fold.click()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await code.fill(shown)
  await code.press('Enter')
  await expect(matches).toBeVisible()
  expect(sent).toEqual([])
  // Of another code nothing is said before it is checked.
  await code.fill(codeAt(secret, panel.control.now() - 4 * 30_000))
  await expect(matches).toHaveCount(0)
  await check.click()
  await expect(code).toHaveAccessibleDescription(
    // A period may end meanwhile.
    /That device’s clock is about (?:120|150) seconds behind the panel’s[.,]/,
  )
  await setUpPage(page).confirm(shown, account.password)
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('at 390 px nothing of it sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await beginSetUp(page)
  const { fold, code, check } = secondDevice(page)
  await fold.click()
  await expect(code).toBeVisible()
  await expect(check).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})
