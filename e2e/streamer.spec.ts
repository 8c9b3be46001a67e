import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { openProfile, profileHeading } from './places.ts'
import { scan } from './scan.ts'
import { hidden, privateLife, readable, turnOn } from './streamer-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

/** Every page, and what is opened on it: what is private stands there. */
const pages: Record<string, (page: Page) => Promise<void>> = {
  '/profile': async (page) => {
    await expect(page.getByText(/^Signed in \d/)).toBeVisible()
    await page.getByRole('button', { name: /Account menu/ }).click()
  },
  '/security': async () => {},
  '/api-keys': async (page) => {
    const rows = page.getByRole('row').filter({ hasText: 'Twin' })
    await rows.first().getByRole('button').first().click()
    await expect(page.getByText('Identifier', { exact: true })).toBeVisible()
  },
  '/ssh-keys': async (page) => {
    await page.getByRole('button', { name: 'Laptop', exact: true }).click()
    const server = page.getByRole('button', { name: /^Survival/, expanded: true })
    await expect(server).toBeVisible()
    for (const program of ['WinSCP', 'FileZilla', '~/.ssh/config'])
      await page.getByRole('button', { name: program }).click()
  },
  '/activity': async (page) => {
    const changed = page.getByRole('listitem').filter({ hasText: 'Email changed' })
    await changed.locator('summary').click()
    await expect(page.getByRole('table').first()).toBeVisible()
  },
  '/activity/not-me': async (page) => {
    const steps = page.getByRole('list', { name: 'Steps' })
    await expect(steps.getByRole('listitem').first()).toBeVisible()
  },
  '/activity/export': async (page) => {
    await expect(page.getByRole('button', { name: 'Start export' })).toBeVisible()
  },
  '/api-keys/create': async () => {},
  '/ssh-keys/add': async () => {},
  '/security/two-factor': async () => {},
}

test('nothing private can be read on any page while streamer mode is on', async ({
  page,
  panel,
  account,
  quiet,
}) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backup' })
  const texts = [...privateLife(panel, account), identifier]
  const all: typeof pages = {
    ...pages,
    [`/api-keys/create?from=${identifier}`]: () =>
      expect(page.getByLabel('Description')).toHaveValue('Backup'),
  }
  async function walk(): Promise<Set<string>> {
    const found = new Set<string>()
    for (const [path, open] of Object.entries(all)) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await quiet()
      await open(page)
      await quiet()
      // What was pressed is pointed at no more.
      await page.mouse.move(0, 0)
      for (const text of await readable(page, texts)) found.add(`${path} ${text}`)
    }
    return found
  }
  // Without it all of that is there: what could not be found could not be missed.
  const before = [...(await walk())].join('\n')
  for (const text of texts) expect(before).toContain(text)
  await openProfile(page)
  await turnOn(page)
  expect([...(await walk())]).toEqual([])
})

test('what is hidden shows while it is pointed at or has focus', async ({
  page,
  account,
}) => {
  await openProfile(page)
  await turnOn(page)
  const email = hidden(page, 'email address')
  await expect(email).toBeVisible()
  expect(await readable(page, [account.email])).toEqual([])
  await email.hover()
  const shown = page.getByRole('button', { name: account.email })
  await expect(shown).toBeVisible()
  await profileHeading(page).hover()
  await expect(email).toBeVisible()
  await email.focus()
  await expect(shown).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Copy Email' })).toBeFocused()
  await expect(email).toBeVisible()
  // A value of a control shows with it.
  const menu = page.getByRole('button', { name: /Account menu/ })
  await expect(menu).toHaveAccessibleName(/hidden user name/)
  await menu.hover()
  await expect(menu).toHaveAccessibleName(new RegExp(account.username))
})

test('it is remembered, and not even a page without its code shows what is hidden', async ({
  page,
  account,
}) => {
  await openProfile(page)
  await turnOn(page)
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/assets/private-values-*.js', async (route) => {
    await released
    await route.continue()
  })
  const asked = page.waitForRequest('**/assets/private-values-*.js')
  await page.reload({ waitUntil: 'commit' })
  await asked
  await expect(page.getByText(account.email)).toHaveCount(0)
  release()
  await expect(hidden(page, 'email address')).toBeVisible()
  expect(await readable(page, [account.email, account.username])).toEqual([])
})

test('where its code stays away, a start ends, and shows nothing @chromium', async ({
  page,
  account,
  faults,
}) => {
  await openProfile(page)
  await turnOn(page)
  await page.route('**/assets/private-values-*.js', (route) => route.abort())
  const ended = page.waitForEvent('pageerror')
  await page.reload()
  expect((await ended).message).toContain('cannot be fetched')
  expect(await readable(page, [account.email])).toEqual([])
  // Browsers themselves write to the console what could not be fetched.
  faults.length = 0
})

test('what is hidden is copied without being shown @chromium', async ({
  page,
  context,
  account,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openProfile(page)
  await turnOn(page)
  await page.getByRole('button', { name: 'Copy Email' }).click()
  await expect(page.getByRole('button', { name: /^Copied/ })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(account.email)
  await expect(hidden(page, 'email address')).toBeVisible()
  expect(await readable(page, [account.email])).toEqual([])
})

test('nothing shows on paper, and where colours are forced there is still a frame @chromium', async ({
  page,
  account,
}) => {
  await openProfile(page)
  await turnOn(page)
  const email = hidden(page, 'email address')
  await email.focus()
  await expect(page.getByRole('button', { name: account.email })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  expect(await readable(page, [account.email])).toEqual([])
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' })
  await page.keyboard.press('Tab')
  expect(await readable(page, [account.email])).toEqual([])
  const frame = await email.evaluate((mask) => getComputedStyle(mask).outlineStyle)
  expect(frame).not.toBe('none')
})

test('what is spoken of a change does not tell what is hidden', async ({
  page,
  account,
}) => {
  await openProfile(page)
  await turnOn(page)
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill('una.next@example.org')
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'hidden email address' }),
  ).toHaveCount(1)
  expect(await readable(page, [account.email, 'una.next@example.org'])).toEqual([])
})

test('with streamer mode on', async ({ page, panel, account, quiet }) => {
  privateLife(panel, account)
  await openProfile(page)
  await turnOn(page)
  await scan(page, 'profile, streamer mode')
  await page.goto('/activity')
  await quiet()
  await scan(page, 'activity, streamer mode')
  await page.goto('/ssh-keys')
  await quiet()
  await scan(page, 'SSH keys, streamer mode')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap shows what is hidden, and a tap beside it hides it again', async ({
    page,
    account,
  }) => {
    await openProfile(page)
    await turnOn(page)
    await hidden(page, 'email address').tap()
    await expect(page.getByRole('button', { name: account.email })).toBeVisible()
    await profileHeading(page).tap()
    await expect(hidden(page, 'email address')).toBeVisible()
    expect(await readable(page, [account.email])).toEqual([])
  })
})
