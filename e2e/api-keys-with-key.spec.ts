import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'
import { keyForm } from './places.ts'

test.use({ auth: 'key' })

test('the page marks the key that it uses, and asks twice before deleting it', async ({
  page,
  account,
  panel,
}) => {
  const { usable, identifier } = panel.control.createApiKey(account.id, {
    description: 'This very page',
  })
  await page.goto('/sign-in?to=/api-keys')
  await keyForm(page).use(usable)
  const { row, dialog, open, remove } = apiKeysPage(page)
  await expect(row('This very page')).toContainText('This page uses it')
  await expect(await open('This very page')).toContainText(identifier)
  await remove('This very page')
  await dialog.getByRole('button', { name: 'Delete key' }).click()
  const sure = dialog.getByRole('checkbox', { name: /sign me out/ })
  await expect(sure).toBeFocused()
  await expect(sure).toHaveAccessibleDescription(/Tick this first\.$/)
  await sure.check()
  await dialog.getByRole('button', { name: 'Delete key' }).click()
  await expect(page.getByText('You deleted the key that this page used')).toBeVisible()
  await expect(keyForm(page).key).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
})
