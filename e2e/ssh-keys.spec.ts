import { expect, test } from './fixtures.ts'
import { publicKeys, sshKeysPage } from './key-places.ts'
import { type Cast, removalIsUndone } from './key-stories.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a key is removed at once, and comes back for half a minute', async ({
  page,
  account,
  panel,
}) => {
  await removalIsUndone({ page, panel, account })
})

/** The list of somebody who has one key. */
async function openLaptop({ page, panel, account }: Cast) {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.goto('/ssh-keys')
  const row = sshKeysPage(page).row('laptop')
  await expect(row).toBeVisible()
  return {
    ...sshKeysPage(page),
    remove: row.getByRole('button', { name: 'Remove laptop' }),
  }
}

test('a removal is believed only when the list says so', async ({
  page,
  account,
  panel,
}) => {
  const { undo, remove } = await openLaptop({ page, panel, account })
  // It ran, and nobody hears of it: the list tells.
  panel.control.failNext({
    path: '/api/client/account/ssh-keys/remove',
    fault: 'run-then-drop',
    times: Infinity,
    run: true,
  })
  await remove.click()
  await expect(undo).toBeVisible()
})

test('a removal that the panel took is never called undone when the list cannot be read', async ({
  page,
  account,
  panel,
}) => {
  const { undo, remove } = await openLaptop({ page, panel, account })
  panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/ssh-keys',
    fault: '503-retry-after',
    times: 3,
  })
  await remove.click()
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'The panel said that it removed' })
  await expect(notice).toContainText('laptop')
  await expect(page.getByRole('main')).toContainText('The list below may be out of date')
  await expect(page.getByRole('main')).not.toContainText('Nothing was changed')
  await expect(undo).toBeHidden()
  // Once the list is read again, it is known.
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(undo).toBeVisible()
  await expect(notice).toBeHidden()
})

test('a refused removal keeps the key and says why', async ({ page, account, panel }) => {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.goto('/ssh-keys')
  panel.control.failNext({
    path: '/api/client/account/ssh-keys/remove',
    fault: '503-retry-after',
  })
  const { row } = sshKeysPage(page)
  await row('laptop').getByRole('button', { name: 'Remove laptop' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(row('laptop')).toBeVisible()
})

test('keys of one name are marked, and found by name or fingerprint', async ({
  page,
  account,
  panel,
}) => {
  const first = panel.control.createSshKey(account.id, {
    name: 'pc',
    publicKey: publicKeys.first,
  })
  panel.control.createSshKey(account.id, { name: 'pc', publicKey: publicKeys.second })
  await page.goto('/ssh-keys')
  const { list, search } = sshKeysPage(page)
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list.getByText('Another key has the same name')).toHaveCount(2)
  await search.fill(first.fingerprint.slice(4, 14))
  await expect(list.getByRole('listitem')).toHaveCount(1)
})

test('of an API key pasted into the search, no secret stays', async ({
  page,
  account,
  panel,
}) => {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  const { identifier, usable } = panel.control.createApiKey(account.id)
  await page.goto('/ssh-keys')
  const { search } = sshKeysPage(page)
  await search.fill(`KEY=${usable}`)
  await expect(search).toHaveValue(identifier)
  await expect(page.getByText('No key matches your search')).toBeVisible()
})

test(
  'Copy gives the line that an authorized_keys file takes',
  { tag: '@chromium' },
  async ({ page, context, account, panel }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    panel.control.createSshKey(account.id, {
      name: 'my laptop',
      publicKey: publicKeys.first,
    })
    await page.goto('/ssh-keys')
    await sshKeysPage(page).row('my laptop').getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${publicKeys.first} my laptop`,
    )
  },
)

test('removed with the keyboard, focus is on the notice that can undo it', async ({
  page,
  account,
  panel,
}) => {
  panel.control.createSshKey(account.id, { name: 'desktop', publicKey: publicKeys.second })
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.goto('/ssh-keys')
  const { undo, row } = sshKeysPage(page)
  await row('laptop').getByRole('button', { name: 'Remove laptop' }).focus()
  await page.keyboard.press('Enter')
  const notice = page.getByRole('group', { name: 'laptop is removed.' })
  await expect(notice).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(undo).toBeFocused()
  // What cannot be brought back now says so where the person is.
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/ssh-keys',
    fault: '503-retry-after',
  })
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('laptop is removed and could not be put back yet')
  await expect(alert).not.toContainText('Nothing was changed')
  await expect(undo).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row('laptop')).toBeVisible()
  await expect(row('laptop').getByRole('button', { name: 'Remove laptop' })).toBeFocused()
})

test('the time to undo stands still while focus is in the notice', async ({
  page,
  account,
  panel,
}) => {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.clock.install()
  await page.goto('/ssh-keys')
  const { undo, row } = sshKeysPage(page)
  await row('laptop').getByRole('button', { name: 'Remove laptop' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'laptop is removed.' })).toBeFocused()
  await page.clock.runFor(20_000)
  await page.keyboard.press('Tab')
  await page.clock.runFor(20_000)
  await expect(undo).toBeFocused()
  const add = page.getByRole('link', { name: 'Add SSH key' })
  await page.keyboard.press('Shift+Tab')
  await expect(add).toBeFocused()
  await expect(page.getByText(/You can undo this for \d+ seconds/).last()).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(undo).toBeHidden()
  await expect(add).toBeFocused()
})
