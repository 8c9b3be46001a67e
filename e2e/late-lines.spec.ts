import type { Locator, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'

const day = 24 * 60 * 60 * 1000

/** Keeps what is read of the feed back; the function that comes back lets go of it. */
async function holdFeed(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/account/activity*', async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** Where a list is, and how high. */
const placeOf = (list: Locator) =>
  list.evaluate((element) => {
    const { top, height } = element.getBoundingClientRect()
    return { top, height }
  })

for (const width of [1200, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 860 } })

    test.beforeEach(async ({ panel, account, signedIn }) => {
      const timestamp = panel.control.now()
      for (const [name, publicKey] of Object.entries(publicKeys)) {
        const { fingerprint } = panel.control.createSshKey(account.id, { name, publicKey })
        panel.control.createApiKey(account.id, {
          description: name,
          createdAt: timestamp - 400 * day,
        })
        const properties = { fingerprint }
        panel.control.addActivity(account.id, [
          { event: 'user:ssh-key.create', timestamp, ip: '198.51.100.7', properties },
        ])
      }
      await signedIn()
    })

    test('where SSH keys come from moves no row', async ({ page }) => {
      const letGo = await holdFeed(page)
      await page.goto('/ssh-keys')
      const { list, row } = sshKeysPage(page)
      await expect(row('second')).toContainText('256 bits')
      const before = await placeOf(list)
      letGo()
      await expect(row('second')).toContainText('made from ⁨198.51.100.7⁩')
      expect(await placeOf(list)).toEqual(before)
    })

    test('where API keys come from moves no row', async ({ page }) => {
      const letGo = await holdFeed(page)
      await page.goto('/api-keys')
      const { list, row } = apiKeysPage(page)
      await expect(row('second')).toBeVisible()
      const before = await placeOf(list)
      letGo()
      await expect(row('second')).toContainText('older than the activity read here')
      expect(await placeOf(list)).toEqual(before)
    })
  })
}

test('what SSH keys are moves no row, and their help waits for the list', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.createSshKey(account.id, { name: 'first', publicKey: publicKeys.first })
  await signedIn()
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/assets/describe-*.js', async (route) => {
    await promise
    await route.continue()
  })
  await page.goto('/ssh-keys')
  const { list, row } = sshKeysPage(page)
  await expect(row('first')).toBeVisible()
  const before = await placeOf(list)
  resolve()
  await expect(row('first')).toContainText('256 bits')
  expect(await placeOf(list)).toEqual(before)
})

test('on Security a list that comes late pushes no other down', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.createSshKey(account.id, { name: 'first', publicKey: publicKeys.first })
  panel.control.createApiKey(account.id, { description: 'Bot' })
  await signedIn()
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/account/ssh-keys*', async (route) => {
    await promise
    await route.continue()
  })
  const read = page.waitForResponse('**/account/api-keys*')
  await page.goto('/security')
  await read
  const main = page.getByRole('main')
  await expect(main.getByText('Reading…')).toHaveCount(1)
  await expect(main.getByText('1 API key', { exact: true })).toHaveCount(0)
  resolve()
  await expect(main.getByText('1 API key', { exact: true })).toBeVisible()
})
