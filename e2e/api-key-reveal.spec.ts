import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, keyRead } from './key-places.ts'
import { tabTo } from './keyboard.ts'

test.beforeEach(async ({ page, signedIn, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create, dialog } = createKeyPage(page)
  await description.fill('CI')
  await create.click()
  await expect(dialog).toBeVisible()
})

test('Copy is the first button, and Done closes a key that was copied', async ({
  page,
}) => {
  const { dialog, key, done } = createKeyPage(page)
  const usable = await key.innerText()
  const copy = dialog.getByRole('button').first()
  await expect(copy).toHaveText('Copy key')
  await page.keyboard.press('Tab')
  await expect(copy).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button').first()).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(usable)
  await tabTo(page, 'Done')
  await page.keyboard.press('Enter')
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
  await expect(done).toBeHidden()
})

test('Done asks before it closes a key that nobody copied', async ({ page }) => {
  const { key, done, question } = createKeyPage(page)
  const usable = await key.innerText()
  await tabTo(page, 'Done')
  await page.keyboard.press('Enter')
  await expect(question).toBeVisible()
  await expect(question).toContainText('You have not copied this key')
  await expect(question.getByRole('button', { name: 'Back to the key' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(done).toBeFocused()
  await expect(key).toHaveText(usable)
  await done.click()
  await question.getByRole('button', { name: 'Close for good' }).click()
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
})

test('what was stored wrongly is not closed without a question, copied or not', async ({
  page,
}) => {
  const { dialog, done, question, stored } = createKeyPage(page)
  await dialog.getByRole('button', { name: 'Copy key' }).click()
  await stored.fill('ptlc_wrong')
  await expect(stored).toHaveAccessibleDescription(/This is not the key/)
  await done.click()
  await expect(question).toContainText('What you pasted back is not this key')
  await question.getByRole('button', { name: 'Back to the key' }).click()
  await stored.fill(await keyRead(page))
  await done.click()
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
})

test('a key that was selected and copied by hand is copied', async ({ page }) => {
  const { key, done } = createKeyPage(page)
  await key.click()
  await page.keyboard.press('ControlOrMeta+c')
  await done.click()
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
})

test('paper does not show the key', async ({ page }) => {
  const { dialog, key } = createKeyPage(page)
  await dialog.getByText('Lines to use it with').click()
  const line = dialog.getByText(/^curl -H/)
  await expect(line).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(key).toBeHidden()
  await expect(line).toBeHidden()
  await expect(dialog.getByText('The key is not printed')).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(key).toBeVisible()
})
