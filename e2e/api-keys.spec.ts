import { readAgain } from './caches.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const day = 24 * 60 * 60 * 1000
const path = '/api/client/account/api-keys'

test('each key says what it is, when it was used, and whether to worry', async ({
  page,
  account,
  panel,
}) => {
  const now = panel.control.now()
  panel.control.createApiKey(account.id, {
    description: 'Billing',
    allowedIps: ['203.0.113.0/24'],
    createdAt: now - 5 * day,
    lastUsedAt: now - 4 * 60_000,
  })
  panel.control.createApiKey(account.id, {
    description: 'Old laptop',
    createdAt: now - 300 * day,
    lastUsedAt: now - 120 * day,
  })
  panel.control.createApiKey(account.id, {
    description: '<img src=x onerror=alert(1)>',
    allowedIps: ['10.0.0.0/8'],
    createdAt: now - day,
    lastUsedAt: null,
  })
  panel.control.addActivity(account.id, [
    { event: 'user:account.password-changed', timestamp: now - 10 * day, ip: '192.0.2.1' },
    { event: 'auth:success', timestamp: now - day, ip: '192.0.2.1' },
  ])
  await page.goto('/api-keys')
  const { row } = apiKeysPage(page)
  await expect(row('Billing')).toContainText('Used 4 minutes ago')
  await expect(row('Billing')).toContainText('allowed from 203.0.113.0/24')
  await expect(row('Billing')).not.toContainText('Open to every address')
  await expect(row('Old laptop')).toContainText('allowed from any address')
  await expect(row('Old laptop')).toContainText('Open to every address')
  await expect(row('Old laptop')).toContainText('Idle for 90 days or more')
  await expect(row('Old laptop')).toContainText('Older than a password change')
  await expect(row('<img src=x onerror=alert(1)>')).toContainText('Never used')
})

test('a use that the panel refused is not called one', async ({ page, account, panel }) => {
  const now = panel.control.now()
  const allowedIps = ['203.0.113.0/24']
  const create = (description: string, lastUsedAt: number) =>
    panel.control.createApiKey(account.id, { description, allowedIps, lastUsedAt })
  const stolen = create('Stolen', now - 4 * 60_000)
  create('Backup', now - 9 * 60_000)
  create('Forgotten', now - 2 * day)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now - day, ip: '192.0.2.1' },
    {
      event: 'auth:ip-blocked',
      timestamp: now - 4 * 60_000,
      ip: '192.0.2.9',
      properties: { identifier: stolen.identifier },
    },
  ])
  await page.goto('/api-keys')
  const { row } = apiKeysPage(page)
  await expect(row('Stolen')).toContainText(/Tried 4 minutes ago .*, and refused/)
  await expect(row('Backup')).toContainText('Used 9 minutes ago')
  // The panel remembers nothing of that time.
  await expect(row('Forgotten')).toContainText('Used or tried 2 days ago')
})

test('keys are found and put in order', async ({ page, account, panel }) => {
  const now = panel.control.now()
  const ages: [string, number, number | null][] = [
    ['Bravo', 3, 1],
    ['alpha', 2, null],
    ['Ärger', 1, 5],
  ]
  for (const [description, created, used] of ages)
    panel.control.createApiKey(account.id, {
      description,
      createdAt: now - created * day,
      lastUsedAt: used === null ? null : now - used * day,
    })
  await page.goto('/api-keys')
  const { list, search, order } = apiKeysPage(page)
  const rows = list.getByRole('listitem')
  await expect(rows).toContainText(['Ärger', 'alpha', 'Bravo'])
  await order.selectOption('Last used first')
  await expect(rows).toContainText(['Bravo', 'Ärger', 'alpha'])
  await order.selectOption('By name')
  await expect(rows).toContainText(['alpha', 'Ärger', 'Bravo'])
  await search.fill('arger')
  await expect(rows).toContainText(['Ärger'])
  await search.fill('nothing like it')
  await expect(page.getByText('No key matches your search')).toBeVisible()
})

test('of a leaked key pasted into the search, the page says whose it is, and keeps no secret', async ({
  page,
  account,
  panel,
}) => {
  const ours = panel.control.createApiKey(account.id, { description: 'Fresh key' })
  panel.control.createApiKey(account.id, { description: 'Another' })
  await page.goto('/api-keys')
  const { row, list, search } = apiKeysPage(page)
  await search.fill(`export KEY=${ours.usable} # leaked`)
  await expect(search).toHaveValue(ours.identifier)
  await expect(page.getByRole('status')).toContainText(['This is your key Fresh key.'])
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(row('Fresh key').getByRole('button', { name: 'Delete' })).toBeVisible()
  const foreign = `ptlc_${'A'.repeat(11)}`
  await search.fill(foreign + 'b'.repeat(32))
  await expect(search).toHaveValue(foreign)
  await expect(page.getByText('No key in this list begins like this.')).toBeVisible()
  await expect(list).toBeHidden()
})

test('several keys are deleted at once, with what became of each', async ({
  page,
  account,
  panel,
}) => {
  const keys = ['Alpha', 'Bravo', 'Charlie'].map((description) =>
    panel.control.createApiKey(account.id, { description }),
  )
  await page.goto('/api-keys')
  const { row, dialog, list } = apiKeysPage(page)
  await row('Alpha').getByRole('checkbox').check()
  await row('Bravo').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Delete selected' }).click()
  await expect(dialog).toContainText('Delete 2 API keys?')
  await expect(dialog).toContainText('Alpha')
  await expect(dialog).toContainText('Bravo')
  await expect(dialog.getByRole('button', { name: 'Keep them' })).toBeFocused()

  panel.control.failNext({
    method: 'DELETE',
    path: `/api/client/account/api-keys/${keys[1]?.identifier}`,
    fault: '503-retry-after',
  })
  await dialog.getByRole('button', { name: 'Delete 2 keys' }).click()
  await expect(dialog).toContainText('1 key was not deleted')
  const item = (name: string) => dialog.getByRole('listitem').filter({ hasText: name })
  await expect(item('Alpha').getByText('deleted', { exact: true })).toBeVisible()
  await expect(item('Bravo')).toContainText('not deleted')
  await expect(dialog.getByRole('alert')).toContainText('The panel is being maintained')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)

  await row('Bravo').getByRole('button', { name: 'Delete Bravo' }).click()
  await expect(dialog).toContainText('Whatever uses it stops working at once')
  await dialog.getByRole('button', { name: 'Delete key' }).click()
  await expect(dialog).toBeHidden()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(row('Charlie')).toBeVisible()
})

test('a key that was deleted elsewhere is gone once the list says so, and unknown when it does not tell', async ({
  page,
  account,
  panel,
}) => {
  for (const description of ['Alpha', 'Bravo'])
    panel.control.createApiKey(account.id, { description })
  await page.goto('/api-keys')
  const { dialog, row } = apiKeysPage(page)
  for (const name of ['Alpha', 'Bravo']) await row(name).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Delete selected' }).click()
  panel.control.reset(account.id)
  panel.control.failNext({ method: 'GET', path, fault: 'login-page-200' })
  await dialog.getByRole('button', { name: 'Delete 2 keys' }).click()
  await expect(dialog).toContainText('1 key may still be there')
  const item = (name: string) => dialog.getByRole('listitem').filter({ hasText: name })
  await expect(item('Alpha')).toContainText('not known: look at the list')
  await expect(item('Bravo')).toContainText('was gone already')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()
})

test('an empty list says what keys are for', async ({ page }) => {
  await page.goto('/api-keys')
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create API key' })).toHaveCount(1)
})

test('a panel without API keys says so', async ({ page, panel }) => {
  panel.control.set({ missing: ['api-keys'] })
  await page.goto('/api-keys')
  await expect(page.getByText('This panel has no API keys for other pages')).toBeVisible()
})

test('a list that could not be read is read at a press', async ({
  page,
  account,
  panel,
  faults,
}) => {
  panel.control.createApiKey(account.id, { description: 'Kept' })
  panel.control.failNext({ path, fault: '503-retry-after', times: 3 })
  await page.goto('/api-keys')
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible({ timeout: 15_000 })
  await again.click()
  await expect(apiKeysPage(page).row('Kept')).toBeVisible()
  await expect(again).toBeHidden()
  expect(faults).toEqual([])
})

test('a list that could not be read again stays, marked', async ({
  page,
  account,
  panel,
}) => {
  panel.control.createApiKey(account.id, { description: 'Kept' })
  await page.goto('/api-keys')
  const { row } = apiKeysPage(page)
  await expect(row('Kept')).toBeVisible()
  const old = page.getByText('The list below may be out of date.')
  await expect(old).toBeHidden()
  panel.control.failNext({ path, fault: 'login-page-200' })
  await readAgain(page, 'api-keys')
  await expect(old).toBeVisible()
  await expect(row('Kept')).toBeVisible()
})
