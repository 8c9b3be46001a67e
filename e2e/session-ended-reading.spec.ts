import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'
import { openProfile, sessionEnded, signInAgain } from './places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const places = [
  ['API keys', 'A key of mine'],
  ['SSH keys', 'No SSH keys yet'],
  ['Activity', 'Sign-in'],
  ['Security', 'Two-factor sign-in'],
] as const

for (const [name, seen] of places) {
  test(`a session that ended before ${name} was read is one dialog, and then the page shows`, async ({
    page,
    panel,
    account,
    sessionsEnded,
  }) => {
    panel.control.createApiKey(account.id, { description: 'A key of mine' })
    lastSignIn(panel, account)
    await openProfile(page)
    await sessionsEnded()
    await page.getByRole('link', { name, exact: true }).click()
    await expect(sessionEnded(page)).toContainText('Sign in again to go on where you are.')
    await expect(page.getByRole('alertdialog')).toHaveCount(1)
    const behind = page.locator('main')
    await expect(behind).not.toContainText('You are signed out')
    await expect(behind).not.toContainText('does not say')
    await signInAgain(sessionEnded(page), account.password)
    await expect(sessionEnded(page)).toBeHidden()
    await expect(behind).toContainText(seen)
    await expect(behind).not.toContainText('You are signed out')
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
  })
}

test('who does not sign in here comes back to the same place with all of its address', async ({
  page,
  sessionsEnded,
}) => {
  await openProfile(page)
  await sessionsEnded()
  await page.evaluate(() => {
    history.pushState(null, '', '/api-keys?q=deploy#list')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await sessionEnded(page).getByRole('button', { name: 'Go to the sign-in page' }).click()
  await expect(page).toHaveURL(
    `/sign-in?to=${encodeURIComponent('/api-keys?q=deploy#list')}&because=session-ended`,
  )
})

test('deleting a key waits for the sign-in, and goes on once', async ({
  page,
  panel,
  account,
  sessionsEnded,
}) => {
  panel.control.createApiKey(account.id, { description: 'Leaked' })
  panel.control.createApiKey(account.id, { description: 'Stays' })
  await page.goto('/api-keys')
  await apiKeysPage(page).remove('Leaked')
  await sessionsEnded()
  let sent = 0
  page.on('request', (request) => {
    if (request.method() === 'DELETE') sent++
  })
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(sessionEnded(page)).toContainText('goes on once you are back as')
  await expect(page.getByRole('alertdialog')).toHaveCount(1)
  const before = sent
  await signInAgain(sessionEnded(page), account.password)
  await expect(sessionEnded(page)).toBeHidden()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(page.getByText('Leaked')).toHaveCount(0)
  await expect(page.getByText('Stays').first()).toBeVisible()
  expect(sent).toBe(before + 1)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('removing an SSH key waits for the sign-in, and goes on', async ({
  page,
  panel,
  account,
  sessionsEnded,
}) => {
  panel.control.createSshKey(account.id, {
    name: 'Old laptop',
    publicKey: publicKeys.first,
  })
  await page.goto('/ssh-keys')
  const opened = await sshKeysPage(page).open('Old laptop')
  const remove = opened.getByRole('button', { name: /^Remove/ })
  await expect(remove).toBeVisible()
  await sessionsEnded()
  await remove.click()
  await expect(sessionEnded(page)).toContainText('goes on once you are back as')
  await signInAgain(sessionEnded(page), account.password)
  await expect(sessionEnded(page)).toBeHidden()
  await expect(page.getByText('Old laptop is removed.', { exact: true })).toBeVisible()
  expect(panel.control.keysOf(account.id).sshKeys).toHaveLength(0)
})

test('a delete that nobody signs in for is not claimed', async ({
  page,
  panel,
  account,
  sessionsEnded,
}) => {
  panel.control.createApiKey(account.id, { description: 'Leaked' })
  await page.goto('/api-keys')
  await apiKeysPage(page).remove('Leaked')
  await sessionsEnded()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await sessionEnded(page)
    .getByRole('button', { name: /Leave this and go/ })
    .click()
  await expect(page.getByText('Your session has ended. Sign in to go on.')).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
