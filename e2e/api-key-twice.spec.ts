import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage } from './key-places.ts'

const path = '/api/client/account/api-keys'

test('a key that Chromium asked for twice over kept connections is told of beside the one that is stored', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create, dialog, key, finish } = createKeyPage(page)
  await description.fill('Bot')
  // Chromium asks again by itself where a connection that it held breaks before the answer.
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  await create.click()
  await expect(dialog).toBeVisible()
  const shown = await key.innerText()
  const made = panel.control.keysOf(account.id).apiKeys
  expect(made).toHaveLength(2)
  const [twin] = made.filter(({ identifier }) => !shown.startsWith(identifier))
  await finish()
  const alert = page.getByRole('alert').filter({ hasText: 'Bot was created twice' })
  await expect(alert).toContainText(twin?.identifier ?? '?')
  await alert.getByRole('button', { name: 'Delete the other key' }).click()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
  const left = panel.control.keysOf(account.id).apiKeys
  expect(left.map(({ identifier }) => shown.startsWith(identifier))).toEqual([true])
})
