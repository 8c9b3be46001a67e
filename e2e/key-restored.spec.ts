import { expect, test } from './fixtures.ts'
import { keyForm, profileHeading } from './places.ts'

test.use({ auth: 'key' })

test('a key that the tab keeps waits for somebody else who signed in meanwhile, and goes on by itself', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  const { key, keep, send } = keyForm(page)
  await key.fill(usable)
  await keep.check()
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
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
