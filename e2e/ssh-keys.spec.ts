import { expect, test } from './fixtures.ts'
import { newPublicKey, openRow, publicKeys, sshKeysPage } from './key-places.ts'
import { type Cast, removalIsUndone } from './key-stories.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a key is removed at once, and comes back for half a minute', async ({
  page,
  account,
  panel,
}) => {
  await removalIsUndone({ page, panel, account })
})

/** Gives somebody so many keys. */
function addKeys({ panel, account }: Omit<Cast, 'page'>, count: number): void {
  for (let at = 0; at < count; at++)
    panel.control.createSshKey(account.id, {
      name: `Key number ${at}`,
      publicKey: newPublicKey(),
    })
}

/** The list of somebody who has one key. */
async function openLaptop({ page, panel, account }: Cast) {
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.goto('/ssh-keys')
  const keys = sshKeysPage(page)
  const opened = await keys.open('laptop')
  return { ...keys, remove: opened.getByRole('button', { name: 'Remove laptop' }) }
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
  const { row, remove } = sshKeysPage(page)
  await remove('laptop')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(row('laptop')).toBeVisible()
})

test('keys of one name are marked, and told apart by their fingerprints', async ({
  page,
  account,
  panel,
}) => {
  const prints = (['first', 'second'] as const).map(
    (key) =>
      panel.control.createSshKey(account.id, { name: 'pc', publicKey: publicKeys[key] })
        .fingerprint,
  )
  await page.goto('/ssh-keys')
  const { list, rows, row } = sshKeysPage(page)
  await expect(list.getByRole('rowgroup', { name: 'Needs attention 2' })).toBeVisible()
  await expect(list.getByText('Same name twice')).toHaveCount(2)
  for (const width of [1100, 360]) {
    await page.setViewportSize({ width, height: 800 })
    for (const print of prints)
      await expect(row(print.slice(0, 12)).locator('code')).toBeVisible()
  }
  const details = await openRow(rows.first())
  await expect(details).toContainText('the fingerprint tells which is which')
  // Two are seen at a glance.
  await expect(sshKeysPage(page).search).toBeHidden()
})

test('from eight keys on they are searched, by name or fingerprint, and the address says for what', async ({
  page,
  account,
  panel,
}) => {
  const { fingerprint } = panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey: publicKeys.first,
  })
  addKeys({ panel, account }, 7)
  await page.goto('/ssh-keys')
  const { rows, search } = sshKeysPage(page)
  await expect(page.getByText('8 keys')).toBeVisible()
  await search.fill(fingerprint.slice(4, 14))
  await expect(rows).toHaveCount(1)
  await expect(page.getByText('1 of 8 keys')).toBeVisible()
  await expect(page).toHaveURL(/\?q=/)
  await page.reload()
  await expect(rows).toHaveCount(1)
  await search.fill('key number')
  await expect(rows).toHaveCount(7)
})

test('of an API key pasted into the search, no secret stays', async ({
  page,
  account,
  panel,
}) => {
  addKeys({ panel, account }, 8)
  const { identifier, usable } = panel.control.createApiKey(account.id)
  await page.goto('/ssh-keys')
  const { search } = sshKeysPage(page)
  await search.fill(`KEY=${usable}`)
  await expect(search).toHaveValue(identifier)
  await expect(page.getByText('No key matches your search')).toBeVisible()
})

test(
  'the line that an authorized_keys file takes is copied, and the fingerprint, from the opened row and the menu',
  { tag: '@chromium' },
  async ({ page, context, account, panel }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    panel.control.createSshKey(account.id, {
      name: 'my laptop',
      publicKey: publicKeys.first,
    })
    await page.goto('/ssh-keys')
    const { open, row, choose } = sshKeysPage(page)
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    const opened = await open('my laptop')
    await opened.getByRole('button', { name: 'Copy public key' }).click()
    await expect(opened.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await copied()).toBe(`${publicKeys.first} my laptop`)
    await choose('my laptop', 'Copy fingerprint')
    await expect.poll(copied).toMatch(/^SHA256:[\w+/]{43}$/)
    await expect(row('my laptop').getByRole('button', { name: /^More for/ })).toBeFocused()
    await choose('my laptop', 'Copy public key')
    await expect.poll(copied).toBe(`${publicKeys.first} my laptop`)
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
  const { undo, row, more, menu } = sshKeysPage(page)
  await more('laptop').focus()
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key)
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
  await expect(row('laptop').getByRole('rowheader').getByRole('button')).toBeFocused()
})

test('the time to undo stands still while focus is in the notice', async ({
  page,
  account,
  panel,
}) => {
  panel.control.createSshKey(account.id, { name: 'desktop', publicKey: publicKeys.second })
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  await page.clock.install()
  await page.goto('/ssh-keys')
  const { undo, open } = sshKeysPage(page)
  const opened = await open('laptop')
  await opened.getByRole('button', { name: 'Remove laptop' }).focus()
  // The pointer would hold it as well.
  await page.mouse.move(0, 0)
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
