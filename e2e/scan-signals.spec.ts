import type { Panel, PanelAccount } from '../panel/types.ts'
import { activityPage, notMePage } from './activity-places.ts'
import { usual } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { publicKeys } from './key-places.ts'
import { scan } from './scan.ts'

test.beforeEach(({ signedIn }) => signedIn())

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ip = '198.51.100.77'
const home = '203.0.113.5'
const curl = 'curl/8.16.0'

/** A history with a signal of every kind. */
function allKinds({ control }: Panel, account: PanelAccount): void {
  const now = control.now()
  control.addActivity(account.id, [
    ...usual(now),
    { event: 'user:two-factor.delete', timestamp: now - 5 * day, ip: home },
    {
      event: 'auth:reset-password',
      timestamp: now - 4 * day,
      ip,
      actorId: null,
      properties: { useragent: curl },
    },
    ...Array.from({ length: 6 }, (_, at) => ({
      event: 'auth:fail',
      timestamp: now - 3 * day + at * minute,
      ip,
      actorId: null,
      properties: { username: account.username, useragent: curl },
    })),
    {
      event: 'auth:checkpoint',
      timestamp: now - 2 * day,
      ip,
      actorId: null,
      properties: { useragent: '‮<b>evil</b>' },
    },
    { event: 'auth:success', timestamp: now - day, ip, properties: { useragent: curl } },
    {
      event: 'user:api-key.create',
      timestamp: now - day + minute,
      ip,
      properties: { identifier: 'ptlc_strange0000' },
    },
    // Apart, since the events of one second come in any order.
    ...['ptlc_strange0000', 'ptlc_another0000'].map((identifier, at) => ({
      event: 'auth:ip-blocked',
      timestamp: now - hour - at * minute,
      ip,
      isApi: true,
      properties: { identifier },
    })),
  ])
}

test('signals: in a line, then all kinds', async ({ page, panel, account }) => {
  allKinds(panel, account)
  await page.goto('/activity')
  const { signals, things } = activityPage(page)
  await expect(signals).toContainText('Someone may know your password')
  await scan(page, 'signals, in a line')
  await things.click()
  await expect(signals).toContainText('2 API keys were refused')
  await scan(page, 'signals, all')
})

test('signals: dismissed, with filters and something new', async ({
  page,
  panel,
  account,
}) => {
  await page.clock.install()
  allKinds(panel, account)
  await page.goto('/activity')
  const { signals, things, moreFilters, onlyByApi, fresh, events } = activityPage(page)
  await things.click()
  const dismiss = signals.getByRole('button', {
    name: /^(It was me|All mine|Dismiss|Dismiss all)$/,
  })
  for (let left = await dismiss.count(); left > 0; left -= 1) {
    await dismiss.first().click()
    await expect(dismiss).toHaveCount(left - 1)
  }
  await moreFilters.click()
  await onlyByApi.check()
  await expect(events).toHaveCount(2)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: home },
  ])
  await page.clock.fastForward('01:01')
  await expect(fresh('Show 1 new event')).toBeVisible()
  await scan(page, 'signals dismissed, filters, something new')
})

test('signals: several new places', async ({ page, panel, account }) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...usual(now),
    ...[ip, '2001:db8:1234:5678:9abc:def0:1234:5678', '100.64.3.1'].map((from, at) => ({
      event: 'auth:success',
      timestamp: now - (at + 1) * day,
      ip: from,
      properties: { useragent: curl },
    })),
  ])
  panel.control.createApiKey(account.id, {
    description: 'Backup',
    createdAt: now - 50 * day,
    lastUsedAt: now - day + minute,
  })
  await page.goto('/activity')
  const { signals, things, changes } = activityPage(page)
  await things.click()
  await expect(signals.getByRole('table')).toBeVisible()
  await expect(changes).toContainText('Backup')
  await scan(page, 'signals, several new places')
})

/** Something for every step. */
function somethingToUndo({ control }: Panel, account: PanelAccount): void {
  const now = control.now()
  control.createApiKey(account.id, {
    description: 'AVeryLongNameWithoutASingleBlankInItThatHasToBreakSomewhereOnAPhone ‮abc',
    createdAt: now - hour,
  })
  control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  control.addActivity(account.id, [
    {
      event: 'user:account.email-changed',
      timestamp: now - hour,
      ip,
      properties: { old: 'una@old.test', new: account.email },
    },
    {
      event: 'user:api-key.delete',
      // Once somebody had begun with the list.
      timestamp: now + minute,
      ip: home,
      properties: { identifier: 'ptlc_gone00000000' },
    },
  ])
}

test('steps after an incident: to do, done', async ({ page, panel, account }) => {
  somethingToUndo(panel, account)
  await page.goto('/activity/not-me')
  const { form, ticks, key, bar, dialog } = notMePage(page)
  await expect(form).toBeVisible()
  await scan(page, 'not me')
  await key(/^All/).check()
  await expect(bar).toBeVisible()
  await scan(page, 'not me, keys ticked')
  await bar.getByRole('button', { name: /^Delete/ }).click()
  await expect(dialog).toBeVisible()
  await scan(page, 'not me, deleting')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  for (const box of await ticks.all()) if (await box.isEnabled()) await box.check()
  await expect(page.getByText('Every step is done')).toBeVisible()
  await scan(page, 'not me, all done')
})

test('steps after an incident: some missing', async ({ page, panel, account }) => {
  somethingToUndo(panel, account)
  panel.control.failNext({
    path: '/api/client/account/ssh-keys',
    fault: '500-json',
    times: Infinity,
  })
  await page.goto('/activity/not-me')
  await expect(page.getByText('steps may be missing')).toBeVisible({ timeout: 15_000 })
  await scan(page, 'not me, something missing')
})
