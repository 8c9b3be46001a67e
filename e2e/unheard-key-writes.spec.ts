import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { createKeyPage, newPublicKey, sshAddPage } from './key-places.ts'

test.beforeEach(({ page }) => {
  // Whoever loads the page again loses what they typed, and says so.
  page.on('dialog', (dialog) => void dialog.accept())
})

// The browser writes down by itself what was given up.
test.afterEach(({ faults }) => {
  faults.length = 0
})

test('the deletion of a key that is on its way at a reload may still happen, and is told once it has', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  await signedIn()
  await page.goto('/api-keys')
  const { asked, act } = await holdWrite(
    page,
    'DELETE',
    `/api/client/account/api-keys/${identifier}`,
  )
  await page.getByRole('button', { name: 'Bot', exact: true }).click()
  await page.getByRole('button', { name: 'Delete… Bot' }).click()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await asked
  await page.reload()
  const main = page.getByRole('main')
  await expect(main).toContainText('Nobody has heard what became of a deletion')
  await expect(main).toContainText('You asked here to delete Bot. It may still happen.')
  await expect(page.getByRole('button', { name: 'Bot', exact: true })).toBeVisible()
  await act()
  await expect(main).toContainText('“Bot” is deleted.')
  await expect(main).not.toContainText('Nobody has heard')
  await expect(page.getByRole('button', { name: 'Bot', exact: true })).toBeHidden()
  await page.reload()
  await expect(main).toContainText('No API keys yet')
  await expect(main).not.toContainText('“Bot” is deleted.')
})

test('an SSH key that is being added at a reload may still come, and is told once it has', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/ssh-keys/add')
  const { key, name, add } = sshAddPage(page)
  const { asked, act } = await holdWrite(page, 'POST', '/api/client/account/ssh-keys')
  await key.fill(newPublicKey())
  await name.fill('laptop')
  await add.click()
  await asked
  await page.reload()
  const main = page.getByRole('main')
  await expect(main).toContainText('Nobody has heard whether an SSH key was added')
  await expect(main).toContainText('there is no need to add it again yet')
  await page.getByRole('link', { name: 'SSH keys' }).first().click()
  await expect(page.getByRole('heading', { name: 'SSH keys', level: 1 })).toBeVisible()
  await expect(main).toContainText('Nobody has heard whether an SSH key was added')
  await act()
  await expect(main).toContainText('“laptop” is added.')
  await expect(main).not.toContainText('Nobody has heard')
  await expect(page.getByRole('button', { name: 'laptop', exact: true })).toBeVisible()
})

test('a key that is asked for by Enter, and held, is made once and copied by nobody', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create, dialog } = createKeyPage(page)
  await description.fill('Bot')
  await create.focus()
  await page.keyboard.down('Enter')
  const copy = dialog.getByRole('button', { name: 'Copy key' })
  await expect(copy).toBeFocused()
  for (let times = 0; times < 3; times++) await page.keyboard.down('Enter')
  await expect(copy).toBeFocused()
  await page.keyboard.up('Enter')
  await expect(copy).toHaveText('Copy key')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
