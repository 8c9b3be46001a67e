import type { Panel, PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import {
  apiKeysPage,
  createKeyPage,
  openRow,
  publicKeys,
  serversOf,
  sshKeysPage,
} from './key-places.ts'
import { scan } from './scan.ts'

const day = 24 * 60 * 60 * 1000

test.beforeEach(async ({ signedIn, panel, account }) => {
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '198.51.100.7' },
  ])
  await signedIn()
})

/** Keys of every age, with names that are hard to lay out. */
function threeKeys({ control }: Panel, account: PanelAccount): void {
  const now = control.now()
  const keys = [
    ['Billing sync', ['203.0.113.0/24'], 5, 0.1],
    ['AVeryLongNameWithoutASingleBlankInItThatHasToBreakSomewhereOnAPhone', [], 300, 120],
    ['<b>bot</b> 🐦 ‮abc', ['10.0.0.0/8', '2001:db8::/48'], 20, null],
  ] as const
  for (const [description, allowedIps, created, used] of keys)
    control.createApiKey(account.id, {
      description,
      allowedIps,
      createdAt: now - created * day,
      lastUsedAt: used === null ? null : now - used * day,
    })
}

test('API keys: none', async ({ page }) => {
  await page.goto('/api-keys')
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()
  await scan(page, 'api keys, none')
})

test('API keys: many, selected', async ({ page, panel, account }) => {
  threeKeys(panel, account)
  await page.goto('/api-keys')
  const { rows, selectAll, deletePicked, open, more } = apiKeysPage(page)
  await expect(rows).toHaveCount(3)
  await scan(page, 'api keys')
  await open('AVeryLong')
  await scan(page, 'api keys, one open')
  await more('Billing').click()
  await expect(page.getByRole('menuitem', { name: 'Copy identifier' })).toBeFocused()
  await scan(page, 'api keys, menu')
  await page.keyboard.press('Escape')
  await selectAll.check()
  await expect(deletePicked).toBeVisible()
  await scan(page, 'api keys, selected')
})

test('API keys: names that are longer than any, one seen whole', async ({
  page,
  panel,
  account,
}) => {
  for (const word of ['A log ', 'W'])
    panel.control.createApiKey(account.id, { description: word.repeat(3000) })
  await page.goto('/api-keys')
  await apiKeysPage(page).open('WWW')
  await page.getByRole('button', { name: 'Show all 3,000 characters' }).click()
  await expect(page.getByRole('group', { name: 'All of it' })).toBeFocused()
  await scan(page, 'api keys, long names')
})

test('API keys: deleting, one not deleted', async ({ page, panel, account }) => {
  threeKeys(panel, account)
  await page.goto('/api-keys')
  const { rows, selectAll, deletePicked } = apiKeysPage(page)
  await expect(rows).toHaveCount(3)
  await selectAll.check()
  panel.control.failNext({
    method: 'DELETE',
    path: '/api/client/account/api-keys/*',
    fault: '503-retry-after',
  })
  await deletePicked.click()
  await scan(page, 'api keys, delete three')
  await page.getByRole('button', { name: 'Delete 3 keys' }).click()
  await expect(page.getByRole('heading', { name: '1 key was not deleted' })).toBeVisible()
  await scan(page, 'api keys, one not deleted')
})

test('API keys: on their way out', async ({ page, panel, account }) => {
  for (const description of ['Alpha', 'Bravo'])
    panel.control.createApiKey(account.id, { description })
  await page.route('**/account/api-keys/*', () => undefined)
  await page.goto('/api-keys')
  const { rows, dialog, selectAll, deletePicked } = apiKeysPage(page)
  await expect(rows).toHaveCount(2)
  await selectAll.check()
  await deletePicked.click()
  await dialog.getByRole('button', { name: 'Delete 2 keys' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await scan(page, 'api keys, deleting')
})

test('as many API keys as the panel takes', async ({ page, panel, account }) => {
  for (let at = 0; at < 25; at++)
    panel.control.createApiKey(account.id, { description: `Key ${at} ${'x'.repeat(40)}` })
  await page.goto('/api-keys/create')
  const { description, create, room } = createKeyPage(page)
  await description.fill('One more')
  await create.click()
  await expect(room.choice).toBeVisible()
  await scan(page, 'create api key, no room')
})

test('creating an API key: filled in, refused', async ({ page }) => {
  await page.goto('/api-keys/create')
  const addresses = page.getByRole('textbox', { name: 'Allowed addresses' })
  await addresses.fill('203.0.113.0/24, 10.1.2.3 10.0.0.0/8 2001:db8:1234:5678::/64 ')
  await page.getByLabel('Description').fill('d'.repeat(470))
  await scan(page, 'create api key')
  await addresses.fill('10.0.0.9-10.0.0.1')
  await addresses.press('Enter')
  await page.getByLabel('Description').fill('')
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByLabel('Description')).toHaveAccessibleDescription(/Say what/)
  await scan(page, 'create api key, refused')
})

test('creating an API key: lost', async ({ page, panel }) => {
  await page.goto('/api-keys/create')
  await page.getByLabel('Description').fill('Bot')
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/api-keys',
    fault: 'truncated-json',
  })
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByText(/its secret never arrived/)).toBeVisible()
  await scan(page, 'create api key, lost')
})

test('writes without an answer, and denied by the list', async ({
  page,
  panel,
  account,
}) => {
  const path = '/api/client/account/api-keys'
  panel.control.createApiKey(account.id, { description: 'Bot' })
  await page.clock.install()
  await page.goto('/api-keys/create')
  const { description, create, form } = createKeyPage(page)
  await description.fill('Late')
  panel.control.failNext({ method: 'POST', path, fault: 'hang' })
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await create.click()
  await asked
  await page.clock.runFor(20_000)
  await expect(form.getByRole('alert')).toContainText('The panel has not answered')
  await scan(page, 'create api key, late')
  await description.fill('')
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  // It comes above the table, which it moves, and the menu of a row with it.
  await expect(page.getByText('Nobody has heard what became of a new key')).toBeVisible()
  await page.route(`**${path}/*`, (route) =>
    route.request().method() === 'DELETE'
      ? route.fulfill({ status: 204 })
      : route.continue(),
  )
  await apiKeysPage(page).remove('Bot')
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(page.getByText('still in the list')).toBeVisible()
  await scan(page, 'delete api key, denied')
})

test('creating an API key: perhaps lost', async ({ page, panel, account }) => {
  await page.goto('/api-keys/create')
  await page.route('**/api/client/account/api-keys', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    for (let at = 0; at < 2; at++)
      panel.control.createApiKey(account.id, { description: 'Bot' })
    await route.abort('connectionreset')
  })
  const { description, create } = createKeyPage(page)
  await description.fill('Bot')
  await create.click()
  await expect(page.getByText('Several keys like this')).toBeVisible()
  await scan(page, 'create api key, perhaps lost')
})

test('creating an API key: revealed, not copied', async ({ page }) => {
  await page.goto('/api-keys/create')
  const { description, create, done, question, spell, spelled, hide, show } =
    createKeyPage(page)
  await description.fill('Bot')
  await create.click()
  await page.getByText('Lines to use it with').click()
  await scan(page, 'api key revealed')
  await done.click()
  await expect(question).toBeVisible()
  await scan(page, 'api key not copied')
  await spell.click()
  await expect(spelled).toBeVisible()
  await scan(page, 'api key spelled')
  await hide.click()
  await expect(show).toBeVisible()
  await scan(page, 'api key hidden')
})

test('an API key to replace that is gone', async ({ page }) => {
  await page.goto('/api-keys/create?from=ptlc_gone')
  await expect(page.getByText('is not in the list')).toBeVisible()
  await expect(createKeyPage(page).form).toBeVisible()
  await scan(page, 'api key to replace is gone')
})

test('an API key replaces another', async ({ page, panel, account }) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backup' })
  await page.goto(`/api-keys/create?from=${identifier}`)
  const { create, dialog, finish, description } = createKeyPage(page)
  await expect(description).toHaveValue('Backup')
  await scan(page, 'replace api key')
  await create.click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(page.getByText('Does the new key work?')).toBeVisible()
  await scan(page, 'delete the replaced api key')
  await page.getByRole('button', { name: 'Keep both for now' }).click()
  await openRow(apiKeysPage(page).row('Replaced, still works'))
  await expect(page.getByText(/^Replaced by/)).toBeVisible()
  await scan(page, 'replaced api key')
  await page.goto(`/api-keys/create?from=${identifier}`)
  await expect(page.getByText('This key was replaced already')).toBeVisible()
  await scan(page, 'replace a replaced api key')
})

test('SSH keys: none', async ({ page }) => {
  await page.goto('/ssh-keys')
  await expect(page.getByRole('heading', { name: 'No SSH keys yet' })).toBeVisible()
  await expect(page.getByText('You have no servers')).toBeVisible()
  await scan(page, 'ssh keys, none')
})

test('SSH keys: some, removed', async ({ page, panel, account }) => {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey: publicKeys.second,
  })
  panel.control.createServer(account.id, {
    name: 'A server with a name that is rather long 🏰',
    sftp: { ip: '2001:db8:7::2022', port: 2022 },
  })
  await page.goto('/ssh-keys')
  await expect(page.getByText(/^sftp -P 2022/)).toBeVisible()
  await page.getByRole('button', { name: 'FileZilla' }).click()
  const { rows, more, menu } = sshKeysPage(page)
  await expect(rows.first()).toContainText('Ed25519')
  await expect(await openRow(rows.first())).toContainText('Remove')
  await scan(page, 'ssh keys, one open')
  await more('laptop').first().click()
  await expect(menu).toBeVisible()
  await scan(page, 'ssh keys, a menu')
  await menu.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(sshKeysPage(page).undo).toBeVisible()
  await scan(page, 'ssh key removed')
})

test('SSH keys: adding', async ({ page }) => {
  await page.goto('/ssh-keys/add')
  const key = page.getByLabel('Public key', { exact: true })
  await page.getByText('No key yet?').click()
  await scan(page, 'add ssh key, how to make one')
  await key.fill(`${publicKeys.first} a@b\n${publicKeys.second} c@d`)
  await page.getByText('Other ways to compare it').click()
  await scan(page, 'add ssh key, two found')
  await key.fill(publicKeys.first.slice(0, -8))
  await page.getByRole('button', { name: 'Add key' }).click()
  await expect(key).toHaveAccessibleDescription(/The end of this key is missing/)
  await scan(page, 'add ssh key, truncated')
  await key.fill('-----BEGIN OPENSSH PRIVATE KEY-----')
  await expect(page.getByRole('alert')).toContainText('it was kept out')
  await scan(page, 'add ssh key, private')
})

test('SSH keys: servers to connect to, one still there', async ({
  page,
  panel,
  account,
}) => {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  panel.control.createServer(account.id, {
    name: 'Survival <b>world</b> with a name that goes on and on',
    sftp: { ip: 'node-with-a-long-name.hosting.example', port: 2022 },
  })
  const sftp = { ip: 'node1.example', port: 2022 }
  for (let at = 0; at < 8; at += 1)
    panel.control.createServer(account.id, { name: 'Lobby', sftp, owned: at > 3 })
  await page.route('**/account/ssh-keys/remove', (route) => route.fulfill({ status: 204 }))
  await page.goto('/ssh-keys')
  await expect(page.getByText('Survival <b>world</b>').first()).toBeVisible()
  await serversOf(page).row('Survival').getByRole('button').click()
  await scan(page, 'ssh keys, connect')
  for (const way of ['WinSCP', '~/.ssh/config']) {
    await page.getByRole('button', { name: way }).click()
    await scan(page, `ssh keys, connect by ${way}`)
  }
  await sshKeysPage(page).remove('laptop')
  await expect(page.getByRole('alert')).toBeVisible()
  await scan(page, 'ssh key, still there')
})
