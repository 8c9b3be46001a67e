import { expect, test } from './fixtures.ts'
import { createKeyPage } from './key-places.ts'

const path = '**/api/client/account/api-keys'

test('a key that was being made when the page was loaded again is named, and can be deleted', async ({
  page,
  panel,
  account,
  signedIn,
  faults,
}) => {
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create } = createKeyPage(page)
  await description.fill('Bot')
  const { promise: made, resolve: make } = Promise.withResolvers<void>()
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    // The panel makes it, and the page never hears of that.
    await route.fetch()
    make()
  })
  await create.click()
  await made
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloaded
  const [key] = panel.control.keysOf(account.id).apiKeys
  const alert = page.getByRole('alert').filter({ hasText: 'nobody has its secret' })
  await expect(alert).toContainText(key?.identifier ?? '?')
  await page.goto('/api-keys')
  await expect(alert).toContainText('Bot')
  await alert.getByRole('button', { name: 'Delete this key' }).click()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(alert).toBeHidden()
  expect(panel.control.keysOf(account.id).apiKeys).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
  await expect(page.getByText(/Nobody has heard/)).toBeHidden()
  // The browser writes down by itself what was given up.
  faults.length = 0
})

test('whoever leaves while a key is made is asked about its secret', async ({
  page,
  signedIn,
  faults,
}) => {
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, create } = createKeyPage(page)
  await description.fill('Bot')
  await page.route(path, (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  )
  await create.click()
  await page.getByRole('link', { name: 'SSH keys' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Leave while the key is being made?')
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('link', { name: 'API keys' }).first().click()
  await expect(page.getByText('Nobody has heard what became of a new key')).toBeVisible()
  faults.length = 0
})
