import type { Locator } from '@playwright/test'

import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'

const day = 24 * 60 * 60 * 1000

/** Where a list is, and how high. */
const placeOf = (list: Locator) =>
  list.evaluate((element) => {
    const { top, height } = element.getBoundingClientRect()
    return { top, height }
  })

/** Lets go of what a list waits for, until `come` finds it: the list is where it was, and as high. */
async function movesNothing(list: Locator, letGo: () => void, come: () => Promise<void>) {
  const before = await placeOf(list)
  letGo()
  await come()
  expect(await placeOf(list)).toEqual(before)
}

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
      const { list, row, open } = sshKeysPage(page)
      const letGo = await holdRequests(page, '**/account/activity*')
      await page.goto('/ssh-keys')
      const details = await open('second')
      await expect(details).toContainText('Fingerprint')
      await expect(row('second')).toContainText('Ed25519')
      await movesNothing(list, letGo, async () => {
        await expect(details).toContainText('made from ⁨198.51.100.7⁩')
      })
    })

    test('where API keys come from moves no row', async ({ page }) => {
      const { list, open } = apiKeysPage(page)
      const letGo = await holdRequests(page, '**/account/activity*')
      await page.goto('/api-keys')
      const details = await open('second')
      await expect(details).toContainText('Identifier')
      await movesNothing(list, letGo, async () => {
        await expect(details).toContainText('older than the activity read here')
      })
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
  const row = sshKeysPage(page).row('first')
  const letGo = await holdRequests(page, '**/assets/describe-*.js')
  await page.goto('/ssh-keys')
  await expect(row).toBeVisible()
  await movesNothing(sshKeysPage(page).list, letGo, async () => {
    await expect(row).toContainText('Ed25519')
  })
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
  const letGo = await holdRequests(page, '**/account/ssh-keys*')
  const read = page.waitForResponse('**/account/api-keys*')
  await page.goto('/security')
  await read
  const ways = page.getByRole('region', { name: 'What two-factor does not protect' })
  await expect(ways.getByText('Reading…')).toHaveCount(1)
  const apiKeys = ways.getByRole('link', { name: '1 API key' })
  await expect(apiKeys).toHaveCount(0)
  letGo()
  await expect(apiKeys).toBeVisible()
})
