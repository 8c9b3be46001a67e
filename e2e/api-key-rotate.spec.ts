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
  const { list, rows, row, open, remove } = apiKeysPage(page)
  await expect(rows).toHaveCount(2)
  await expect(row(old.identifier)).toContainText('Replaced, still works')
  await expect(row(identifier)).not.toContainText('Replaced')
  // For as long as both are there, also after a reload.
  await page.reload()
  await expect(row(old.identifier)).toContainText('Replaced, still works')
  const details = await open(old.identifier)
  await expect(details).toContainText(`Replaced by${identifier}`)
  await expect(details).toContainText('It was never used: delete it.')
  await remove(identifier)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  await expect(rows).toHaveCount(1)
  await expect(list).not.toContainText('Replaced')
})

test('a rotation that is loaded anew at its end still asks about the old key', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const old = panel.control.createApiKey(account.id, { description: 'Backup' })
  await signedIn()
  await page.goto(`/api-keys/create?from=${old.identifier}`)
  const { form, create, key, dialog, finish } = createKeyPage(page)
  await create.click()
  await expect(dialog).toBeVisible()
  const identifier = (await key.innerText()).slice(0, 16)
  await finish()
  await expect(page.getByText('Does the new key work?')).toBeVisible()
  await page.reload()
  const main = page.getByRole('main')
  await expect(main).toContainText('This key was replaced already')
  await expect(main).toContainText(
    `${identifier} was made to replace Backup (${old.identifier})`,
  )
  await expect(form).toBeHidden()
  await page.getByRole('button', { name: 'Make another' }).click()
  await expect(form).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Delete the old key' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})
