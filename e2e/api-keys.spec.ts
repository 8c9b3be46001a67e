import type { Panel, PanelAccount } from '../panel/types.ts'
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
  const { row, open } = apiKeysPage(page)
  await expect(row('Billing')).toHaveText(/Billing4 minutes ago203\.0\.113\.0\/24$/)
  // One mark at most, which its column does not say already.
  await expect(row('Old laptop')).toHaveText(/anywhereLong unused$/)
  await expect(row('<img')).toHaveText(/Not yet10\.0\.0\.0\/8$/)
  const details = await open('Old laptop')
  await expect(details).toContainText('Last used')
  await expect(details.getByRole('listitem')).toHaveText([
    'If nothing needs it, delete it.',
    'Change its addresses to limit where it works from.',
    'Older than a password change, which did not end it.',
  ])
})

test('a use that the panel refused is not called one', async ({ page, account, panel }) => {
  const now = panel.control.now()
  const allowedIps = ['203.0.113.0/24']
  const create = (description: string, lastUsedAt: number) =>
    panel.control.createApiKey(account.id, { description, allowedIps, lastUsedAt })
  const stolen = create('Stolen', now - 4 * 60_000)
  create('Backup', now - 9 * 60_000)
  create('Forgotten', now - 3 * day)
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
  const { row, open } = apiKeysPage(page)
  await expect(row('Stolen')).toContainText('Refused 4 minutes ago')
  await expect(row('Backup')).toHaveText(/Backup9 minutes ago/)
  // The panel remembers nothing of that time.
  await expect(row('Forgotten')).toContainText('Used or tried 3 days ago')
  const details = await open('Stolen')
  await expect(details).toContainText('Last tried, and refused')
  await expect(details).toContainText('Refused from192.0.2.9, 4 minutes ago')
  await expect(details.getByRole('listitem')).toHaveText([
    'If you do not know that address, delete the key: somebody may have it.',
  ])
})

/** Makes keys that were made and used so many days ago; `null`: never used. */
function makeKeys(
  { control }: Panel,
  { id }: PanelAccount,
  ages: readonly (readonly [name: string, made: number, used: number | null])[],
) {
  const now = control.now()
  for (const [description, made, used] of ages)
    control.createApiKey(id, {
      description,
      createdAt: now - made * day,
      lastUsedAt: used === null ? null : now - used * day,
    })
}

test('keys are found and put in order, which stands in the address', async ({
  page,
  account,
  panel,
}) => {
  makeKeys(panel, account, [
    ['Bravo server', 9, 1],
    ['alpha', 20, null],
    ['Ärger server', 1, 5],
    ['Echo', 200, 120],
    ...['F', 'G', 'H', 'I'].map((name, at) => [name, 30 + at, 10 + at] as const),
  ])
  await page.goto('/api-keys')
  const { list, rows, search, order } = apiKeysPage(page)
  const groups = list.getByRole('heading', { level: 2 })
  await expect(groups).toHaveText(['Needs attention 2', 'Others 6'])
  await expect(rows).toContainText(['Echo', 'alpha', 'Bravo', 'Ärger', 'F'])
  await order.selectOption('Newest')
  await expect(rows).toContainText(['Ärger', 'Bravo', 'alpha', 'F'])
  await expect(groups).toHaveCount(0)
  await order.selectOption('Last used')
  await expect(rows).toContainText(['Bravo', 'Ärger', 'F', 'G', 'H', 'I', 'Echo', 'alpha'])
  await order.selectOption('Name')
  await expect(rows).toContainText(['alpha', 'Ärger', 'Bravo'])
  await search.fill('server')
  await expect(rows).toContainText(['Ärger', 'Bravo'])
  await expect(page).toHaveURL(/\?order=name&q=server$/)
  await page.reload()
  await expect(rows).toContainText(['Ärger', 'Bravo'])
  await expect(order).toHaveValue('name')
  await page.getByRole('link', { name: 'Create API key' }).click()
  await expect(page.getByRole('heading', { name: 'Create API key' })).toBeVisible()
  await page.goBack()
  await expect(search).toHaveValue('server')
  await expect(rows).toHaveCount(2)
  // The section itself is the list as a whole.
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await expect(rows).toHaveCount(8)
  await expect(search).toHaveValue('')
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
  for (const description of 'Another')
    panel.control.createApiKey(account.id, { description })
  await page.goto('/api-keys')
  const { row, rows, list, search } = apiKeysPage(page)
  await search.fill(`export KEY=${ours.usable} # leaked`)
  await expect(search).toHaveValue(ours.identifier)
  await expect(page.getByRole('status')).toContainText(['This is your key Fresh key.'])
  await expect(rows).toHaveCount(1)
  await expect(row('Fresh key')).toBeVisible()
  await expect(page).toHaveURL(/\?q=ptlc_\w{11}$/)
  const foreign = `ptlc_${'A'.repeat(11)}`
  await search.fill(foreign + 'b'.repeat(32))
  await expect(search).toHaveValue(foreign)
  await expect(
    page.getByText('No key in this list begins like this.', { exact: false }),
  ).toBeVisible()
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
  const { row, rows, dialog, deletePicked, remove } = apiKeysPage(page)
  await row('Alpha').getByRole('checkbox').check()
  await row('Bravo').getByRole('checkbox').check()
  await deletePicked.click()
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
  await expect(rows).toHaveCount(2)

  await remove('Bravo')
  await expect(dialog).toContainText('Whatever uses it stops working at once')
  await dialog.getByRole('button', { name: 'Delete key' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows).toHaveCount(1)
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
  const { dialog, row, deletePicked } = apiKeysPage(page)
  for (const name of ['Alpha', 'Bravo']) await row(name).getByRole('checkbox').check()
  await deletePicked.click()
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

test('a link to a key opens its row', async ({ page, account, panel }) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  panel.control.createApiKey(account.id, { description: 'Another' })
  await page.goto(`/api-keys?q=${identifier}`)
  const { rows, list, search } = apiKeysPage(page)
  await expect(rows).toHaveCount(1)
  await expect(list.getByRole('term').first()).toHaveText('Identifier')
  await search.clear()
  await expect(rows).toHaveCount(2)
})

test('an address with the secret of a key keeps its identifier alone', async ({
  page,
  account,
  panel,
}) => {
  const { usable, identifier } = panel.control.createApiKey(account.id)
  await page.goto(`/api-keys?q=${usable}&order=nothing`)
  await expect(page).toHaveURL(`/api-keys?q=${identifier}`)
})
