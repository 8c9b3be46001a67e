import type { NewActivity } from '../panel/types.ts'
import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

const hour = 60 * 60 * 1000

/** One of each sort of row. */
function oneOfEach(now: number): NewActivity[] {
  const ip = '203.0.113.5'
  const useragent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
  return [
    {
      event: 'user:account.email-changed',
      timestamp: now,
      ip,
      properties: { old: 'una@old.test', new: `una@${'long'.repeat(20)}.test` },
    },
    {
      event: 'user:api-key.create',
      timestamp: now - hour,
      ip: '2001:db8:1234:5678:9abc:def0:1234:5678',
      properties: { identifier: 'ptlc_vc7njoZ6Mvs' },
    },
    { event: 'auth:success', timestamp: now - 2 * hour, ip, properties: { ip, useragent } },
    {
      event: 'auth:checkpoint',
      timestamp: now - 26 * hour,
      ip,
      actorId: null,
      properties: { ip, useragent },
    },
    {
      event: 'auth:fail',
      timestamp: now - 27 * hour,
      ip,
      actorId: null,
      properties: { ip, useragent, username: 'una' },
    },
    {
      event: 'user:ssh-key.create',
      timestamp: now - 90 * hour,
      ip,
      isApi: true,
      properties: { fingerprint: 'DAqlrxFZpQ4lw2JNQmfBCh2Pv8vBlzIhO3sYV0HLZ7w' },
    },
    {
      event: 'user:odd.event',
      timestamp: now - 91 * hour,
      ip,
      properties: { who: '‮abc', list: ['a', 'b'] },
    },
  ]
}

test('the feed: none', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/activity')
  await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible()
  await scan(page, 'activity, none')
})

test('the feed: many', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, oneOfEach(panel.control.now()))
  await signedIn()
  await page.goto('/activity')
  await expect(activityPage(page).events).toHaveCount(7)
  await scan(page, 'activity')
})

test('the feed: one opened', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, oneOfEach(panel.control.now()))
  await signedIn()
  await page.goto('/activity')
  const { event } = activityPage(page)
  await event('Sign-in').locator('summary').click()
  await expect(event('Sign-in').getByRole('table')).toBeVisible()
  await scan(page, 'activity, one opened')
})

test('the feed: nothing found', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, oneOfEach(panel.control.now()))
  await signedIn()
  await page.goto('/activity?q=nothing+like+it&address=192.0.2.99')
  await expect(page.getByText('No event matches your search.')).toBeVisible()
  await scan(page, 'activity, nothing found')
})

test('the feed: linked event not read', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, oneOfEach(panel.control.now()))
  await signedIn()
  await page.goto('/activity?event=elsewhere')
  await expect(page.getByText('The event of this link')).toBeVisible()
  await scan(page, 'activity, linked event not read')
})

test('the feed: not filtered', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, oneOfEach(panel.control.now()))
  await signedIn()
  await page.route(/activity\?.*filter/, (route) =>
    route.fulfill({ status: 400, json: { errors: [{ code: 'InvalidFilterQuery' }] } }),
  )
  await page.goto('/activity?kind=sign-ins')
  await expect(page.getByText('This panel does not filter')).toBeVisible()
  await scan(page, 'activity, not filtered by the panel')
})

test('the feed: failing', async ({ page, signedIn }) => {
  await signedIn()
  await page.route('**/account/activity*', (route) => route.fulfill({ status: 400 }))
  await page.goto('/activity')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await scan(page, 'activity, failing')
})

test('the feed: not offered', async ({ page, panel, signedIn }) => {
  await signedIn()
  panel.control.set({ missing: ['activity'] })
  await page.goto('/activity')
  await expect(page.getByText('This panel keeps no activity')).toBeVisible()
  await scan(page, 'activity, not offered')
})
