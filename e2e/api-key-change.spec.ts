import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage, openRow } from './key-places.ts'

test('the addresses of a key are changed by a new one, which has all that the old one had', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const allowedIps = ['198.51.100.0/24']
  const old = panel.control.createApiKey(account.id, { description: 'Backup', allowedIps })
  await signedIn()
  await page.goto('/api-keys')
  const { row, open, change } = apiKeysPage(page)
  await change('Backup')
  const { form, description, addresses, list, create, dialog, key, finish } =
    createKeyPage(page)
  await expect(
    page.getByRole('heading', { name: 'Change the addresses of an API key' }),
  ).toBeVisible()
  await expect(form).toContainText(
    `A key cannot be changed: a new one with another secret replaces Backup (${old.identifier})`,
  )
  await expect(description).toHaveValue('Backup')
  await expect(list.getByRole('listitem')).toContainText(['198.51.100.0/24'])
  await expect(addresses).toBeFocused()
  await page.keyboard.type('192.0.2.7')
  await page.keyboard.press('Enter')
  await create.click()
  await expect(dialog).toBeVisible()
  const identifier = (await key.innerText()).slice(0, 16)
  await finish()
  await page.getByRole('button', { name: 'Delete the old key' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  await expect(row('Backup')).toContainText('2 addresses')
  await expect(await open('Backup')).toContainText(identifier)
})

test('the opened row leads there as well', async ({ page, panel, account, signedIn }) => {
  panel.control.createApiKey(account.id, { description: 'Backup' })
  await signedIn()
  await page.goto('/api-keys')
  const details = await openRow(apiKeysPage(page).row('Backup'))
  await details.getByRole('link', { name: 'Change addresses… Backup' }).click()
  await expect(createKeyPage(page).addresses).toBeFocused()
})

test('of a key that was refused the opened row says from where, and makes one that works from there as well', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const allowedIps = ['198.51.100.0/24']
  const { identifier } = panel.control.createApiKey(account.id, {
    description: 'Backup',
    allowedIps,
  })
  const now = panel.control.now()
  const refusal = (ip: string, minutes: number, of = identifier) => ({
    event: 'auth:ip-blocked',
    timestamp: now - minutes * 60_000,
    ip,
    properties: { identifier: of },
  })
  panel.control.addActivity(account.id, [
    refusal('203.0.113.53', 5),
    refusal('203.0.113.53', 7),
    refusal('203.0.113.53', 9),
    refusal('192.0.2.200', 60),
    refusal('192.0.2.201', 3, 'ptlc_another0000'),
  ])
  await signedIn()
  await page.goto('/api-keys')
  const details = await apiKeysPage(page).open('Backup')
  await expect(details).toContainText(
    'Refused from203.0.113.53, 3 times, last 5 minutes ago',
  )
  await expect(details).toContainText('192.0.2.200, 1 hour ago')
  await expect(details).not.toContainText('192.0.2.201')
  const add = 'Replace with this address added… 203.0.113.53 Backup'
  await details.getByRole('link', { name: add }).click()
  const { list, addresses } = createKeyPage(page)
  await expect(list.getByRole('listitem')).toContainText([
    '198.51.100.0/24',
    '203.0.113.53',
  ])
  await expect(addresses).toBeFocused()
})
