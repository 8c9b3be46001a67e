import { expect, test } from './fixtures.ts'
import { createKeyPage } from './key-places.ts'

/** More than a browser keeps of one tab. */
const many = 60

test('after more pages than a browser keeps, Back asks before what is typed is lost, and the page still goes elsewhere', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/profile')
  await expect(page.getByRole('link', { name: 'SSH keys', exact: true })).toBeVisible()
  await page.evaluate(async (count) => {
    for (let left = count; left > 0; left--) {
      const [path, name] = left % 2 ? ['/ssh-keys', 'SSH keys'] : ['/profile', 'Profile']
      document.querySelector<HTMLElement>(`nav a[href="${path}"]`)?.click()
      while (document.querySelector('h1')?.textContent !== name)
        await new Promise(requestAnimationFrame)
    }
  }, many)
  // The browser has dropped the first ones.
  expect(await page.evaluate(() => history.length)).toBeLessThan(many)
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('link', { name: 'Create API key' }).click()
  await createKeyPage(page).description.fill('Bot')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await page.goBack()
  await question.getByRole('button', { name: 'Stay here' }).click()
  await expect(page).toHaveURL(/\/api-keys\/create$/)
  await page.getByRole('link', { name: 'SSH keys', exact: true }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'SSH keys' })).toBeVisible()
})
