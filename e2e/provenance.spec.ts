import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, publicKeys, sshKeysPage } from './key-places.ts'
import { profileHeading, signInForm } from './places.ts'

const day = 24 * 60 * 60 * 1000

test('each key says from where it was made, and with which browser', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'user:ssh-key.delete', timestamp: now - 5 * day, ip: '192.0.2.1' },
  ])
  panel.control.createApiKey(account.id, {
    description: 'From long ago',
    createdAt: now - 200 * day,
  })
  await page.goto('/profile')
  await signInForm(page).submit(account.username, account.password)
  await expect(profileHeading(page)).toBeVisible()
  await page.goto('/api-keys')
  const { open } = apiKeysPage(page)
  const old = await open('From long ago')
  await expect(old).toContainText('older than the activity read here')

  await page.getByRole('link', { name: 'Create API key' }).click()
  const { description, create, dialog, finish } = createKeyPage(page)
  await description.fill('Just made')
  await create.click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(await open('Just made')).toContainText(
    /made from ⁨127\.0\.0\.1⁩, perhaps with ⁨(?:Chrome|Firefox|Safari)/,
  )
})

test('a key that was made with a key says so', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const timestamp = panel.control.now()
  const { fingerprint } = panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey: publicKeys.first,
  })
  panel.control.addActivity(account.id, [
    {
      event: 'user:ssh-key.create',
      timestamp,
      ip: '198.51.100.7',
      isApi: true,
      properties: { fingerprint },
    },
  ])
  await signedIn()
  await page.goto('/ssh-keys')
  await expect(await sshKeysPage(page).open('laptop')).toContainText(
    'made through the API from ⁨198.51.100.7⁩',
  )
})

test('without a feed the keys say nothing of it, and all else', async ({
  page,
  panel,
  account,
  quiet,
  signedIn,
}) => {
  panel.control.set({ missing: ['activity'] })
  panel.control.createApiKey(account.id, { description: 'Bot' })
  await signedIn()
  await page.goto('/api-keys')
  await quiet()
  const details = await apiKeysPage(page).open('Bot')
  await expect(details).toContainText('Created')
  await expect(details).not.toContainText('made')
  await expect(page.getByRole('alert')).toHaveCount(0)
})
