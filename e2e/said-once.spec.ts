import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, newPublicKey, sshAddPage } from './key-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('that an API key was created is said when the list comes, and not after Back or a reload', async ({
  page,
  quiet,
}) => {
  const { description, create, finish } = createKeyPage(page)
  const { row } = apiKeysPage(page)
  const news = page.getByText('The API key Bot was created.')
  await page.goto('/api-keys/create')
  await description.fill('Bot')
  await create.click()
  await finish()
  await expect(news).toBeVisible()
  await page.getByRole('link', { name: 'Profile' }).first().click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(row('Bot')).toBeVisible()
  // What says it has come by then.
  await quiet()
  await expect(news).toBeHidden()
  await page.reload()
  await expect(row('Bot')).toBeVisible()
  await quiet()
  await expect(news).toBeHidden()
})

test('that an SSH key is added is not said again after a reload', async ({
  page,
  quiet,
}) => {
  const { key, name, add } = sshAddPage(page)
  const news = page.getByRole('main').getByText('laptop is added.')
  await page.goto('/ssh-keys/add')
  await key.fill(newPublicKey())
  await name.fill('laptop')
  await add.click()
  await expect(news).toBeVisible()
  await page.reload()
  await expect(page.getByRole('rowheader', { name: 'laptop' })).toBeVisible()
  await quiet()
  await expect(news).toBeHidden()
})
