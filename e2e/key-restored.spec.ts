import { expect, test } from './fixtures.ts'
import { enterByKey, profileHeading } from './places.ts'

test.use({ auth: 'key' })

test('a key that the tab keeps waits for somebody else who signed in meanwhile, and goes on by itself', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await enterByKey({ page, panel, account }, { keep: true })
  await signedInInstead(other)
  await page.reload()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(`${other.username} is signed in to the panel`)
  await expect(alert).toContainText('This page still has the key')
  await expect(page.getByText(other.email)).toHaveCount(0)

  await alert
    .getByRole('button', { name: `Sign ${other.username} out of Pterodactyl` })
    .click()
  await expect(profileHeading(page)).toBeVisible()
  await expect(page.getByRole('main')).toContainText(account.email)
})
