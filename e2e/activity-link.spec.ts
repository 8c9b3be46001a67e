import type { Locator, Page } from '@playwright/test'

import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { openHost, shows } from './host-page.ts'

const minute = 60_000
const day = 24 * 60 * minute
const copyLink = /^Copy link to th/

/** Rows that came every minute, the newest `ago` before now. */
const many = (count: number, now: number) =>
  Array.from({ length: count }, (_, at) => ({
    event: 'user:account.avatar-changed',
    timestamp: now - (at + 1) * minute,
    ip: '192.0.2.1',
  }))

/** Puts what is copied where a story can read it: not every browser lets tests at its clipboard. */
const catchCopies = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: async (text: string) => {
        Object.assign(globalThis, { copied: text })
      },
    })
  })

/** Opens a row, and returns the address that its button copies. */
async function linkOf(page: Page, row: Locator): Promise<string> {
  await row.locator('summary').click()
  await row.getByRole('button', { name: copyLink }).click()
  await expect(row.getByRole('button', { name: 'Copied' })).toBeVisible()
  return page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
}

/** Whether somebody is at the opened row of an event. */
async function standsAt(row: Locator) {
  await expect(row.getByRole('table').first()).toBeVisible()
  await expect(row.locator('summary')).toBeFocused()
  await expect(row.locator('summary')).toBeInViewport()
}

/** A row within a page of a host, which has a main part of its own or none. */
const hostedRow = (page: Page) =>
  page.getByRole('listitem').filter({ hasText: 'Password changed' })

test.beforeEach(async ({ page, signedIn }) => {
  await catchCopies(page)
  await signedIn()
})

test('a link to an event opens its row, and a link to a run opens the run', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  const failed = (ago: number) => ({
    event: 'auth:fail',
    timestamp: now - 40 * minute - ago,
    ip: '198.51.100.9',
    actorId: null,
    properties: { username: account.username },
  })
  panel.control.addActivity(account.id, [
    ...many(30, now),
    failed(2000),
    failed(1000),
    {
      event: 'user:account.password-changed',
      timestamp: now - 50 * minute,
      ip: '192.0.2.1',
    },
  ])
  const { event, events } = activityPage(page)
  for (const words of ['Password changed', 'Wrong password']) {
    await page.goto('/activity')
    const link = await linkOf(page, event(words))
    expect(new URL(link).pathname).toBe('/activity')
    await page.goto('/profile')
    await page.goto(link)
    await standsAt(event(words))
    await expect(events.getByRole('button', { name: copyLink })).toHaveCount(1)
  }
  // Who asks for something else has left the event.
  await activityPage(page).kind.selectOption('Account')
  await expect(page).toHaveURL(/\/activity\?kind=account$/)
})

test('an event that was not read is not passed over: its day has it', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    {
      event: 'user:account.password-changed',
      timestamp: now - 5 * day,
      ip: '192.0.2.1',
    },
  ])
  await page.goto('/activity')
  const { event, events, days } = activityPage(page)
  const link = await linkOf(page, event('Password changed'))
  panel.control.addActivity(account.id, many(120, now))
  await page.goto('/profile')
  await page.goto(link)
  const words = page.getByRole('status').filter({ hasText: 'The event of this link' })
  await expect(words).toContainText('is not among the 50 that were read')
  await words.getByRole('link', { name: 'Show its day' }).click()
  await standsAt(event('Password changed'))
  await expect(words).toHaveCount(0)
  await expect(events).toHaveCount(1)
  await expect(days).toHaveCount(1)

  await page.goto(link)
  const older = words.getByRole('button', { name: 'Look among older events' })
  await older.click()
  await expect(words).toContainText('is not among the 100 that were read')
  await older.click()
  await standsAt(event('Password changed'))
  await expect(words).toHaveCount(0)
})

test('an event that the panel does not have is said not to be there', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, many(3, panel.control.now()))
  await page.goto('/activity?event=of-somebody-else&at=nonsense')
  const words = page.getByRole('status').filter({ hasText: 'The event of this link' })
  await expect(words).toContainText('is not among the 3 that were read')
  await expect(words).toContainText('It may be of another account')
  await expect(words.getByRole('link')).toHaveCount(0)
  await expect(words.getByRole('button')).toHaveCount(0)
})

test('where addresses are in the fragment, so is that of an event', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, [
    {
      event: 'user:account.password-changed',
      timestamp: panel.control.now() - minute,
      ip: '192.0.2.1',
    },
  ])
  await openHost(page, { route: 'hash' })
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  const row = hostedRow(page)
  const link = await linkOf(page, row)
  expect(link).toContain('/hash/1#/activity?event=')
  await page.goto('/profile')
  await page.goto(link)
  await shows(page, 'Activity')
  await standsAt(row)
})

test('where pages have no addresses, no link to an event is offered', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, [
    {
      event: 'user:account.password-changed',
      timestamp: panel.control.now() - minute,
      ip: '192.0.2.1',
    },
  ])
  await openHost(page)
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  const row = hostedRow(page)
  await row.locator('summary').click()
  await expect(row.getByRole('link', { name: 'This was not me' })).toBeVisible()
  await expect(row.getByRole('button', { name: copyLink })).toHaveCount(0)
})
