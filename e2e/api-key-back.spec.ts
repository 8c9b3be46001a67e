import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage } from './key-places.ts'

test('Back leads from the list with a new key to where it was before, not to an empty form', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/api-keys')
  const { row } = apiKeysPage(page)
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Create API key' }).click()
  const { form, description, create, dialog, finish } = createKeyPage(page)
  await description.fill('Bot')
  await create.click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(row('Bot')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/api-keys$/)
  await expect(row('Bot')).toBeVisible()
  await expect(form).toBeHidden()
})

for (const end of ['kept', 'deleted'] as const)
  test(`Back leads from the list where it was rotated, too, when the old key is ${end}`, async ({
    page,
    panel,
    account,
    signedIn,
  }) => {
    const old = panel.control.createApiKey(account.id, { description: 'Backup' })
    await signedIn()
    await page.goto('/api-keys')
    const { row, rotate, dialog: deletion } = apiKeysPage(page)
    await rotate('Backup')
    const { create, dialog, finish } = createKeyPage(page)
    await create.click()
    await expect(dialog).toBeVisible()
    await finish()
    if (end === 'kept')
      await page.getByRole('button', { name: 'Keep both for now' }).click()
    else {
      await page.getByRole('button', { name: 'Delete the old key' }).click()
      await deletion.getByRole('button', { name: 'Delete key' }).click()
    }
    await expect(row('Backup')).toHaveCount(end === 'kept' ? 2 : 1)
    await page.goBack()
    await expect(page).toHaveURL(/\/api-keys$/)
    await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
    await expect(row(old.identifier)).toHaveCount(end === 'kept' ? 1 : 0)
  })
