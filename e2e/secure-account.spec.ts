import type { Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { notMePage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { publicKeys } from './key-places.ts'
import { sessionEnded, signInAgain } from './places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Somebody signed in from elsewhere an hour ago and left three keys; one of the account's own was used since, one was not. */
function strangerWasIn({ control }: Panel, { id }: PanelAccount) {
  const now = control.now()
  const made = { createdAt: now - hour }
  const old = { createdAt: now - 50 * day, lastUsedAt: now - 40 * day }
  control.addActivity(id, [
    { event: 'auth:success', timestamp: now - 2 * hour, ip: '198.51.100.77' },
  ])
  return {
    bot: control.createApiKey(id, { description: 'bot', ...made }),
    sync: control.createApiKey(id, { description: 'sync', ...made }),
    stranger: control.createSshKey(id, {
      name: 'stranger',
      publicKey: publicKeys.first,
      ...made,
    }),
    backups: control.createApiKey(id, {
      description: 'backups',
      ...old,
      lastUsedAt: now - hour,
    }),
    laptop: control.createSshKey(id, {
      name: 'laptop',
      publicKey: publicKeys.second,
      createdAt: old.createdAt,
    }),
  }
}

/** What the panel has, by name. */
function keysOf({ control }: Panel, { id }: PanelAccount): string[] {
  const { apiKeys, sshKeys } = control.keysOf(id)
  return [
    ...apiKeys.map(({ description }) => description),
    ...sshKeys.map(({ name }) => name),
  ].toSorted()
}

/** Counts the requests that delete keys. */
function countDeletions(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const isApi = request.method() === 'DELETE' && pathname.includes('/api-keys/')
    if (isApi || pathname.endsWith('/ssh-keys/remove')) count += 1
  })
  return () => count
}

test('the password and the keys are seen to in the list alone, and a key that is made meanwhile is told of', async ({
  page,
  panel,
  account,
  cookiesCleared,
}) => {
  strangerWasIn(panel, account)
  await page.goto('/activity/not-me')
  const { step, tick, key, older, bar, dialog, form, ...list } = notMePage(page)
  await expect(form.getByLabel('Current password', { exact: true })).toBeVisible()
  await expect(form.getByLabel('Current password', { exact: true })).not.toBeFocused()

  const next = 'battery staple 9'
  const before = panel.control.now()
  await expect.poll(() => panel.control.now()).toBeGreaterThan(before + 1000)
  panel.control.createApiKey(account.id, {
    description: 'newcomer',
    createdAt: panel.control.now(),
  })
  await list.changePassword(account.password, next)
  const changed = step('Change your password')
  await expect(changed).toContainText('Other browsers may stay signed in.')
  await expect(changed.getByText('Password changed.')).toBeFocused()
  await expect(tick('Change your password')).toBeChecked()
  await expect(form).toBeHidden()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('A key was made meanwhile')
  await expect(alert).toContainText('newcomer')

  for (const name of ['bot', 'sync', 'stranger', 'newcomer']) await key(`${name} `).check()
  await expect(bar).toContainText('4 keys ticked')
  await page.reload()
  await expect(bar).toContainText('4 keys ticked')
  await list.deleteTicked(4)
  await expect(dialog).toBeHidden()
  await expect(page.getByText('4 keys deleted.').first()).toBeVisible()
  await expect(bar).toBeHidden()
  await expect(page.getByText('made meanwhile')).toHaveCount(0)
  const deleted = step('Delete keys').getByRole('listitem').filter({ hasText: 'Deleted' })
  await expect(deleted).toHaveCount(4)
  await expect(deleted.filter({ hasText: 'stranger' })).toContainText('SHA256:')
  expect(keysOf(panel, account)).toEqual(['backups', 'laptop'])

  // What was only used is one's own.
  await tick('Delete keys').check()
  await older.click()
  await key('laptop ').check()
  await list.deleteTicked(1)
  await expect(older).toBeHidden()
  expect(keysOf(panel, account)).toEqual(['backups'])
  await expect(page.getByText('2 of 4 done')).toBeVisible()

  await cookiesCleared()
  await page.goto('/sign-in')
  await page.getByLabel('User name or email').fill(account.username)
  await page.getByLabel('Password', { exact: true }).fill(next)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
})

test('of four keys that one could not be deleted is said of that one, and trying again deletes nothing twice', async ({
  page,
  panel,
  account,
}) => {
  const { sync } = strangerWasIn(panel, account)
  await page.goto('/activity/not-me')
  const { key, dialog, bar, ...list } = notMePage(page)
  const deletions = countDeletions(page)
  panel.control.failNext({
    method: 'DELETE',
    path: `/api/client/account/api-keys/${sync.identifier}`,
    fault: '500-json',
  })
  for (const name of ['bot', 'sync', 'stranger', 'backups']) await key(`${name} `).check()
  await list.deleteTicked(4)
  await expect(dialog.getByRole('heading')).toHaveText(/1 key/)
  const rows = dialog.getByRole('listitem')
  for (const name of ['bot', 'stranger', 'backups'])
    await expect(rows.filter({ hasText: name })).toContainText('deleted')
  await expect(rows.filter({ hasText: 'sync' })).toContainText('not deleted')
  expect(keysOf(panel, account)).toEqual(['laptop', 'sync'])
  expect(deletions()).toBe(4)

  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toBeHidden()
  await expect(bar).toBeHidden()
  expect(keysOf(panel, account)).toEqual(['laptop'])
  expect(deletions()).toBe(5)
})

test('an SSH key that the panel says it removed, and lists all the same, is still there', async ({
  page,
  panel,
  account,
}) => {
  strangerWasIn(panel, account)
  await page.goto('/activity/not-me')
  const { key, dialog, ...list } = notMePage(page)
  await page.route('**/ssh-keys/remove', (route) => route.fulfill({ status: 204 }))
  await key('stranger ').check()
  await key('bot ').check()
  await list.deleteTicked(2)
  const rows = dialog.getByRole('listitem')
  await expect(rows.filter({ hasText: 'stranger' })).toContainText('still in the list')
  await expect(rows.filter({ hasText: 'bot' })).toContainText('deleted')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(key('stranger ')).toBeChecked()
  expect(keysOf(panel, account)).toContain('stranger')
})

test('a session that ends while keys are deleted is mended in place, and each is deleted once', async ({
  page,
  panel,
  account,
  sessionsEnded,
}) => {
  strangerWasIn(panel, account)
  await page.goto('/activity/not-me')
  const { key, dialog, bar, ...list } = notMePage(page)
  for (const name of ['bot', 'stranger', 'sync']) await key(`${name} `).check()
  await sessionsEnded()
  await list.deleteTicked(3)
  const ended = sessionEnded(page)
  await expect(ended.getByLabel('User name or email')).toHaveValue(account.username)
  await signInAgain(ended, account.password)
  await expect(ended).toBeHidden()
  await expect(dialog).toBeHidden()
  await expect(bar).toBeHidden()
  expect(keysOf(panel, account)).toEqual(['backups', 'laptop'])
})

test('another account finds no list that the tab was at work on, and the first has none left', async ({
  page,
  panel,
  account,
  otherAccount: other,
}) => {
  strangerWasIn(panel, account)
  const signIn = async ({ username, password }: PanelAccount) => {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByLabel('User name or email').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  }
  await page.goto('/activity/not-me')
  const { key, tick } = notMePage(page)
  await tick('Change your password').check()
  await key('bot ').check()
  await page.goto('/profile')
  await expect(page.getByText('Securing your account')).toBeVisible()

  await signIn(other)
  await expect(page.getByText('Securing your account')).toBeHidden()
  await signIn(account)
  await expect(page.getByText('Securing your account')).toBeHidden()
  await page.goto('/activity/not-me')
  await expect(key('bot ')).not.toBeChecked()
  await expect(tick('Change your password')).not.toBeChecked()
})

test('new recovery codes lead back to the list', async ({ page, panel, account }) => {
  panel.control.addActivity(account.id, [
    {
      event: 'user:two-factor.create',
      timestamp: panel.control.now() - 10 * day,
      ip: '192.0.2.1',
    },
  ])
  panel.control.setTwoFactor(account.id, {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    recoveryCodes: ['aB3dE5fG7h'],
  })
  await page.goto('/activity/not-me')
  const { heading, step } = notMePage(page)
  await step('recovery codes').getByRole('link').click()
  await expect(page.getByText('Securing your account, step 2 of 3')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(heading).toBeFocused()
})

test('on a narrow screen, from right to left, nothing of the list is cut off', async ({
  page,
  panel,
  account,
}) => {
  strangerWasIn(panel, account)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/activity/not-me')
  const { form, key, bar } = notMePage(page)
  await expect(form).toBeVisible()
  await key(/^All/).check()
  await expect(bar).toBeVisible()
  for (const dir of ['ltr', 'rtl']) {
    const overflow = await page.evaluate((direction) => {
      document.documentElement.dir = direction
      return document.documentElement.scrollWidth - document.documentElement.clientWidth
    }, dir)
    expect(overflow).toBe(0)
  }
})
