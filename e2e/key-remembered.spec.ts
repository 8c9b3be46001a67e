import { expect, test } from './fixtures.ts'
import { enterByKey, keyForm } from './places.ts'
import { typeEmail } from './profile-places.ts'
import { remembered } from './remembered.ts'

test.use({ auth: 'key' })

test('whoever is remembered stands in the way of somebody else’s key, and it is said', async ({
  page,
  context,
  panel,
  account,
  served,
  otherAccount: ada,
}) => {
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  await remembered(context, panel, ada, served.origin)
  await keyForm(page).use(usable)
  await expect(page.getByRole('alert')).toContainText(
    `${ada.username} is signed in to the panel`,
  )
})

test('a key writes nothing once somebody else is remembered in this browser', async ({
  page,
  context,
  panel,
  account,
  served,
  cookiesCleared,
}) => {
  const ada = panel.control.createAccount({
    username: `ada-${account.username}`,
    email: `ada-${account.email}`,
    password: account.password,
  })
  await enterByKey({ page, panel, account })
  await typeEmail(page, `never-${account.email}`, account.password)
  await cookiesCleared()
  await remembered(context, panel, ada, served.origin)
  await page.getByRole('button', { name: 'Change email' }).click()
  const dialog = page.getByRole('alertdialog', {
    name: `${ada.username} is signed in now`,
  })
  await expect(dialog).toContainText('Nothing was changed.')
  expect(panel.control.findAccount(ada.username)?.email).toBe(ada.email)

  await dialog.getByRole('button', { name: /^Sign / }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(
    page
      .getByText(`Email changed from ${account.email} to never-${account.email}.`)
      .first(),
  ).toBeVisible()
})
