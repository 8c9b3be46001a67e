import { findWholeBrowser, launchFlags } from '../scripts/browser.ts'
import { expect, test } from './fixtures.ts'
import { countSecrets, securityPage, setUpPage } from './security-places.ts'

const executablePath = findWholeBrowser()

// Playwright turns this cache off, which real browsers have.
test.use({
  launchOptions: {
    args: ['--headless=new', ...launchFlags],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(executablePath ? { executablePath } : {}),
  },
})

test.skip(!executablePath, 'a headless shell has no back-forward cache')

test('a set-up that slept in the back-forward cache asks for no secret by itself', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/security')
  const asked = countSecrets(page)
  await securityPage(page).setUp.click()
  await expect(setUpPage(page).qrCode).toBeVisible()
  await page.evaluate(() => Reflect.set(window, 'slept', true))
  await page.goto('about:blank')
  // No document is loaded, and so there is no "load" to wait for.
  await page.goBack({ waitUntil: 'commit' })
  // Not loaded again, but woken up.
  expect(await page.evaluate(() => Reflect.get(window, 'slept'))).toBe(true)
  await expect(setUpPage(page).startAgain).toBeVisible()
  await expect(setUpPage(page).qrCode).toBeHidden()
  expect(asked()).toBe(1)
  await setUpPage(page).startAgain.click()
  await expect(setUpPage(page).qrCode).toBeVisible()
  expect(asked()).toBe(2)
})
