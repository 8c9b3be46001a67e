import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, keyRead } from './key-places.ts'

test.beforeEach(async ({ page, signedIn, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create, dialog } = createKeyPage(page)
  await description.fill('CI')
  await create.click()
  await expect(dialog).toBeVisible()
})

test('Copy is the main button, and has focus; once it is pressed Done is', async ({
  page,
}) => {
  const { dialog, key, done } = createKeyPage(page)
  const usable = await key.innerText()
  await expect(dialog).toHaveAccessibleName('Your key for CI')
  const copy = dialog.getByRole('button', { name: 'Copy key' })
  await expect(copy).toBeFocused()
  await expect(copy).toHaveAttribute('data-kind', 'primary')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(usable)
  await expect(done).toHaveAttribute('data-kind', 'primary')
  await page.keyboard.press('Tab')
  await expect(done).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
  await expect(done).toBeHidden()
})

test('Done asks before it closes a key that nobody copied', async ({ page }) => {
  const { key, done, question } = createKeyPage(page)
  const usable = await key.innerText()
  await page.keyboard.press('Tab')
  await expect(done).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveAccessibleName('You have not copied it. Close for good?')
  await expect(question.getByRole('button', { name: 'Copy key' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(done).toBeFocused()
  await expect(key).toHaveText(usable)
  await done.click()
  await question.getByRole('button', { name: 'Close without it' }).click()
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
})

for (const width of [1200, 390])
  test(`whoever presses Done twice at ${width} px has copied the key`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    const { key, done, question } = createKeyPage(page)
    const usable = await key.innerText()
    const { x = 0, y = 0, width: wide = 0, height = 0 } = (await done.boundingBox()) ?? {}
    await page.mouse.dblclick(x + wide / 2, y + height / 2)
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(usable)
    await expect(question).toBeHidden()
    await expect(done).toBeFocused()
    await expect(key).toHaveText(usable)
  })

test('what was stored wrongly is not closed without a question, copied or not', async ({
  page,
}) => {
  const { dialog, done, question, stored, pasteBack } = createKeyPage(page)
  await dialog.getByRole('button', { name: 'Copy key' }).click()
  await pasteBack('ptlc_wrong')
  await expect(stored).toHaveAccessibleDescription(/This is not the key/)
  await done.click()
  await expect(question).toHaveAccessibleName(/What you pasted is not this key/)
  await pasteBack(await keyRead(page))
  await expect(question).toBeHidden()
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
