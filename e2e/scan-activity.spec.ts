import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

const hour = 60 * 60 * 1000

/** Each state is looked at in five appearances, which takes its time. */
test.slow()

test('the feed: none, many, opened, nothing found, not filtered, failing, not offered', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/activity')
  await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible()
  await scan(page, 'activity, none')
  const now = panel.control.now()
  const ip = '203.0.113.5'
  const useragent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
  panel.control.addActivity(account.id, [
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
  ])
  await page.reload()
  const { events, event } = activityPage(page)
  await expect(events).toHaveCount(7)
  await scan(page, 'activity')
  await event('Signed in').locator('summary').click()
  await expect(event('Signed in').getByRole('table')).toBeVisible()
  await scan(page, 'activity, one opened')
  await page.goto('/activity?q=nothing+like+it&address=192.0.2.99')
  await expect(page.getByText('No event matches your search.')).toBeVisible()
  await scan(page, 'activity, nothing found')
  await page.route(/activity\?.*filter/, (route) =>
    route.fulfill({ status: 400, json: { errors: [{ code: 'InvalidFilterQuery' }] } }),
  )
  await page.goto('/activity?kind=sign-ins')
  await expect(page.getByText('This panel does not filter')).toBeVisible()
  await scan(page, 'activity, not filtered by the panel')
  await page.unroute(/activity\?.*filter/)
  await page.route('**/account/activity*', (route) => route.fulfill({ status: 400 }))
  await page.goto('/activity')
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 20_000 })
  await scan(page, 'activity, failing')
  await page.unroute('**/account/activity*')
  panel.control.set({ missing: ['activity'] })
  await page.reload()
  await expect(page.getByText('This panel keeps no activity')).toBeVisible()
  await scan(page, 'activity, not offered')
})
