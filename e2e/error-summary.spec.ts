import { expect, test } from './fixtures.ts'
import { openHost } from './host-page.ts'
import { signInForm } from './places.ts'
import { passwordForm } from './profile-places.ts'
import { scan } from './scan.ts'

test('several fields to be mended are listed above the form, with the way to each', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile#password')
  const { current, next, send } = passwordForm(page)
  await expect(current).toBeFocused()
  await next.fill('short')
  await send.click()
  const summary = page.getByRole('group', { name: 'Check these fields' })
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error: Profile · /)
  await expect(summary.getByRole('link')).toHaveText(['Current password', 'New password'])
  await expect(current).toHaveAccessibleDescription(/Fill this in/)
  await expect(next).toHaveAccessibleDescription(/at least 8 characters/)
  await scan(page, 'password form, several fields to be mended')
  const address = page.url()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(next).toBeFocused()
  expect(page.url()).toBe(address)
  await summary.getByRole('link', { name: 'Current password' }).click()
  await current.fill('something')
  await expect(current).not.toHaveAttribute('aria-invalid')
  await expect(summary.getByRole('link')).toHaveCount(2)
  await send.click()
  await expect(next).toBeFocused()
  await expect(summary).toHaveCount(0)
  await expect(page).toHaveTitle(/^Profile · /)
})

test('so they are where somebody signs in', async ({ page }) => {
  await page.goto('/sign-in')
  const { user } = signInForm(page)
  await expect(user).toBeFocused()
  await page.keyboard.press('Enter')
  const summary = page.getByRole('group', { name: 'Check these fields' })
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(/^Error: Sign in/)
  await scan(page, 'sign in, several fields to be mended')
  await summary.getByRole('link').first().click()
  await expect(user).toBeFocused()
})

test('in a page of others they are listed, and its title is left to it', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await openHost(page)
  const title = await page.title()
  const form = passwordForm(page)
  await form.send.click()
  await expect(form.current).toBeFocused()
  await form.send.click()
  const summary = page.getByRole('group', { name: 'Check these fields' })
  await expect(summary).toBeFocused()
  expect(await page.title()).toBe(title)
  await summary.getByRole('link', { name: 'New password' }).click()
  await expect(form.next).toBeFocused()
})

test('an SSH key without anything has both of its fields listed', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/ssh-keys/add')
  await page.getByRole('button', { name: 'Add key' }).click()
  const summary = page.getByRole('group', { name: 'Check these fields' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link').first().click()
  await expect(page.getByLabel('Public key')).toBeFocused()
})
