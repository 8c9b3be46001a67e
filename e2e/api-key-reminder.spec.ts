import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage } from './key-places.ts'
import { securityPage } from './security-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a key is made with a day to look at it again, which its row tells', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/api-keys/create')
  const { form, description, create, finish } = createKeyPage(page)
  await description.fill('Backup')
  await form.getByLabel('Remind me on (optional)').fill('2090-03-01')
  await create.click()
  await finish()
  const { row, open, search } = apiKeysPage(page)
  await expect(row('Backup')).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys[0]?.description).toBe(
    'Backup (review 2090-03-01)',
  )
  await expect(row('Backup')).not.toContainText('review')
  await expect(await open('Backup')).toContainText(/Look again on\s*1 March 2090/)
  await search.fill('2090-03')
  await expect(row('Backup')).toBeVisible()
})

test('a day that is half typed is not taken for none, and stays', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/api-keys/create')
  const { form, description, create, dialog } = createKeyPage(page)
  const day = form.getByLabel('Remind me on (optional)')
  await description.fill('Backup')
  await day.focus()
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await expect(
    form.getByText('Choose a day from tomorrow on, or clear the date.'),
  ).toBeVisible()
  await expect(day).toBeFocused()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(0)
  await day.fill('')
  await create.click()
  await expect(dialog).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys[0]?.description).toBe('Backup')
})

test('a key whose day is there stands first, counts in the check-up, and can get a later day', async ({
  page,
  panel,
  account,
}) => {
  const lastUsedAt = panel.control.now()
  for (const description of ['Billing', 'Backup (review 2026-01-02)'])
    panel.control.createApiKey(account.id, { description, lastUsedAt })
  await page.goto('/security')
  const { checkUp } = securityPage(page)
  await checkUp.getByRole('link', { name: /^1 API key due for another look/ }).click()
  const { rows, row, open, rotate } = apiKeysPage(page)
  // It stands there alone.
  await expect(rows).toHaveCount(1)
  await page.goto('/api-keys')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Backup')
  await expect(row('Backup')).toContainText('Look at it again')
  await expect(await open('Backup')).toContainText(
    'Its date to look at it again was 2 January 2026, which does not end it.',
  )
  await rotate('Backup')
  const { form, description, create, dialog } = createKeyPage(page)
  await expect(description).toHaveValue('Backup')
  const day = form.getByLabel('Remind me on (optional)')
  await expect(day).toHaveValue('')
  await day.fill('2090-03-01')
  await create.click()
  await expect(dialog).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys.map((key) => key.description)).toContain(
    'Backup (review 2090-03-01)',
  )
})
