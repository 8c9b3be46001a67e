import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'
import { tabTo } from './keyboard.ts'

const at = Date.UTC(2026, 9, 5, 8, 2, 7)
/** In the zone of the browser, which is ahead of UTC, and in UTC as logs write it. */
const exactly = /5 October 2026 at 10:02:07 \S+ \(2026-10-05 08:02:07 UTC\)/

test('the exact time of an event stands in the opened row, which the keyboard opens', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const row = { event: 'auth:success', timestamp: at, ip: '192.0.2.1' }
  panel.control.addActivity(account.id, [row])
  await signedIn()
  await page.goto('/activity')
  const { event } = activityPage(page)
  await tabTo(page, event('Sign-in').locator('summary'))
  await page.keyboard.press('Enter')
  await expect(event('Sign-in').getByText(exactly)).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })

  test('the exact times of keys stand in their opened rows', async ({
    page,
    panel,
    account,
    signedIn,
  }) => {
    const { control } = panel
    control.createApiKey(account.id, {
      description: 'Bot',
      createdAt: at - 60_000,
      lastUsedAt: at,
    })
    control.createSshKey(account.id, {
      name: 'Laptop',
      publicKey: publicKeys.first,
      createdAt: at,
    })
    await signedIn()
    await page.goto('/api-keys')
    await apiKeysPage(page).row('Bot').getByRole('button', { name: 'Bot' }).first().tap()
    await expect(page.getByText(exactly)).toBeVisible()
    await expect(page.getByText(/\(2026-10-05 08:01:07 UTC\)/)).toBeVisible()
    await page.goto('/ssh-keys')
    const laptop = sshKeysPage(page).row('Laptop')
    await laptop.getByRole('button', { name: 'Laptop' }).first().tap()
    await expect(page.getByText(exactly)).toBeVisible()
  })
})
