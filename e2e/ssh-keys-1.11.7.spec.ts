import { expect, test } from './fixtures.ts'
import { publicKeys, sshKeysPage } from './key-places.ts'

test.use({ dialect: 'pterodactyl-1.11.7' })

test('a key is removed at once, and comes back for half a minute', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  const { fingerprint } = panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey: publicKeys.first,
  })
  await signedIn()
  await page.goto('/ssh-keys')
  const { row, undo, list } = sshKeysPage(page)
  await expect(row('laptop')).toContainText(`SHA256:${fingerprint}`)
  await row('laptop').getByRole('button', { name: 'Remove laptop' }).click()
  await expect(page.getByText('laptop is removed.', { exact: true })).toBeVisible()
  await expect(list).toBeHidden()
  await expect(page.getByText(/You can undo this for \d+ seconds/).last()).toBeVisible()
  await undo.click()
  await expect(row('laptop')).toContainText(`SHA256:${fingerprint}`)
  await expect(undo).toBeHidden()
})
