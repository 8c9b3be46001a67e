import { expect, test } from './fixtures.ts'
import { panelElsewhere } from './places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a path that leads nowhere says so, and offers a way on', async ({ page }) => {
  await page.goto('/no/such/page')
  await expect(
    page.getByRole('heading', { level: 1, name: 'There is no page here' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Go to Profile' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeFocused()
  await expect(page).toHaveTitle(/^Profile · /)
})

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a theme is chosen, kept over a reload, and there before the first paint', async ({
  page,
}) => {
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await ground()).toBe('dark')
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => document.body !== null)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
})

test('signing out ends the session, and Back shows nothing of it', async ({ page }) => {
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in\?because=signed-out/)
  await expect(page.getByText('You are signed out', { exact: false })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeHidden()
})

test('the email is changed with the keyboard alone', async ({ page, account }) => {
  await page.goto('/profile')
  const change = page.getByRole('button', { name: 'Change email' })
  await expect(change).toBeVisible()
  for (let stops = 0; stops < 20; stops++) {
    await page.keyboard.press('Tab')
    if (await change.evaluate((button) => button === document.activeElement)) break
  }
  await expect(change).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('New email')).toBeFocused()
  await page.keyboard.type(`keys-${account.email}`)
  await page.keyboard.press('Tab')
  await page.keyboard.type(account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Email changed from').first()).toBeVisible()
  await expect(change).toBeFocused()
})

test('the name of the panel leads back to it, where it has pages of its own', async ({
  page,
}) => {
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Here Perch itself is what stands at the panel's address.
  await expect(page.getByRole('link', { name: /back to the panel/ })).toHaveCount(0)
  await panelElsewhere(page)
  await page.reload()
  await expect(page.getByRole('link', { name: /back to the panel/ })).toHaveAttribute(
    'href',
    'https://panel.example',
  )
})

test('on a phone the five places stay at the lower edge, and hide nothing that has focus', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 480 })
  await page.goto('/profile')
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
  const places = page.getByRole('navigation', { name: 'Account' })
  const lowerEdge = () =>
    places.evaluate((element) => Math.round(element.getBoundingClientRect().bottom))
  expect(await lowerEdge()).toBe(480)
  const last = page.getByRole('button', { name: 'Change password' })
  await last.focus()
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  expect(await lowerEdge()).toBe(480)
  const [button, bar] = [await last.boundingBox(), await places.boundingBox()]
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  await places.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused()
})
