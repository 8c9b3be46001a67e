import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage } from './key-places.ts'

test('a new key is tested with the key alone, and what is kept of that is no secret', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  const said = listenToConsole(page)
  await page.goto('/api-keys/create')
  const { description, create, dialog, key, finish } = createKeyPage(page)
  await description.fill('Bot')
  await create.click()
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  const sent = page.waitForRequest('**/api/client/account')
  await dialog.getByRole('button', { name: 'Test this key now' }).click()
  const headers = await (await sent).allHeaders()
  expect(headers['authorization']).toBe(`Bearer ${usable}`)
  expect(headers['cookie']).toBeUndefined()
  await expect(dialog.getByText('It works from here.')).toBeVisible()
  // On screen; nowhere else.
  const secret = usable.slice('ptlc_'.length + 11)
  expect(await findSecret(page, secret, said)).toEqual(['document'])
  await finish()
  const { row, open } = apiKeysPage(page)
  await expect(row('Bot')).toContainText('Tested here')
  await expect(await open('Bot')).toContainText('Tested here')
  expect(await findSecret(page, secret, said)).toEqual([])
})

test('a key whose list leaves out this address says so before it is stored', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/api-keys/create')
  const { description, addresses, create, dialog } = createKeyPage(page)
  await description.fill('Bot')
  await addresses.fill('198.51.100.7')
  await create.click()
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Test this key now' }).click()
  await expect(
    dialog.getByText(/The panel refused it from here: \S+ is not on its list\./),
  ).toBeVisible()
})
