import { expect, test } from './fixtures.ts'
import { publicKeys, sshAddPage, sshKeysPage } from './key-places.ts'
import { liveOfAnApiKey, removalIsUndone } from './key-stories.ts'

test.use({ dialect: 'pterodactyl-1.11.7' })

test.beforeEach(({ signedIn }) => signedIn())

test('an API key is created, used, and dead once it is deleted', ({ page, served }) =>
  liveOfAnApiKey({ page, origin: served.origin }))

test('an SSH key is removed at once, and comes back for half a minute', ({
  page,
  panel,
  account,
}) => removalIsUndone({ page, panel, account }))

test('an SSH key is added', async ({ page }) => {
  await page.goto('/ssh-keys/add')
  const { key, name, add } = sshAddPage(page)
  await key.fill(publicKeys.first)
  await name.fill('laptop')
  await add.click()
  await expect(sshKeysPage(page).row('laptop')).toContainText('Ed25519')
})
