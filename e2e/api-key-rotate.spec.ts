import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage } from './key-places.ts'

test('a rotation says beforehand that the old key keeps working, and marks it afterwards', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const old = panel.control.createApiKey(account.id, { description: 'Backup' })
  await signedIn()
  await page.goto(`/api-keys/create?from=${old.identifier}`)
  const { form, key, dialog, finish } = createKeyPage(page)
  await expect(form).toContainText(
    `Backup (${old.identifier}) keeps working until you delete it`,
  )
  await form.getByRole('button', { name: 'Create the new key' }).click()
  await expect(dialog).toBeVisible()
  const identifier = (await key.innerText()).slice(0, 16)
  await finish()
  await page.getByRole('button', { name: 'Keep both for now' }).click()
  const { list } = apiKeysPage(page)
  const oldRow = list.getByRole('listitem').filter({ hasText: old.identifier }).last()
  const row = (code: string) =>
    list.getByRole('listitem').filter({ has: page.getByText(code, { exact: true }) })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(oldRow).toContainText(`Replaced by ${identifier}`)
  // For as long as both are there, also after a reload.
  await page.reload()
  await expect(oldRow).toContainText(`Replaced by ${identifier}`)
  await row(identifier)
    .filter({ hasNotText: 'Replaced by' })
    .getByRole('button', { name: 'Delete Backup' })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(list).not.toContainText('Replaced by')
})
