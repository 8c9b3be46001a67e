import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'

test('a search says in how many events it looked, and goes on by a press', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(
    account.id,
    Array.from({ length: 120 }, (_, at) => ({
      event: at % 40 === 0 ? 'user:account.avatar-changed' : 'user:api-key.create',
      timestamp: now - at * 60_000,
      ip: '192.0.2.1',
      isApi: at === 0,
      properties: { identifier: `ptlc_${at}_` },
    })),
  )
  await signedIn()
  await page.goto('/activity?q=picture')
  const { events, older, moreFilters, onlyByApi, clearFilters } = activityPage(page)
  const main = page.getByRole('main')
  await expect(events).toHaveCount(2)
  await expect(
    main.getByText(
      'Of 50 events that are loaded, 2 match your search. Older ones were not looked through.',
    ),
  ).toBeVisible()
  await older.click()
  await expect(
    main.getByText('Of 100 events that are loaded, 3 match your search.'),
  ).toBeVisible()
  await moreFilters.click()
  const hide = page.getByRole('button', { name: 'Hide filters' })
  await expect(clearFilters).toBeHidden()
  await hide.click()
  await expect(onlyByApi).toBeHidden()
  await moreFilters.click()
  await onlyByApi.check()
  await expect(hide).toBeHidden()
  await expect(clearFilters).toBeVisible()
  await expect(
    main.getByText(
      'Of 100 events that are loaded, 1 matches both your search and your filters.',
    ),
  ).toBeVisible()
  await older.click()
  await expect(
    main.getByText(
      'Of 120 events that are loaded, 1 matches both your search and your filters.',
    ),
  ).toBeVisible()
  await expect(main.getByText('Older ones were not looked through.')).toBeHidden()
})

test('an event is told in words, and by its name where nobody knows it', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const timestamp = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp, ip: '192.0.2.1' },
    { event: 'addon:thing.done', timestamp: timestamp - 60_000, ip: '192.0.2.1' },
    { event: 'auth:ip-blocked', timestamp: timestamp - 120_000, ip: '192.0.2.1' },
  ])
  await signedIn()
  await page.goto('/activity')
  const { event, events } = activityPage(page)
  await expect(events).toHaveCount(3)
  for (const words of ['Sign-in', 'addon · thing · done', 'API key refused']) {
    await event(words).locator('summary').click()
    // What it opens to moves the next row down.
    await expect(event(words).getByRole('table')).toBeVisible()
  }
  await expect(event('addon · thing · done')).toContainText('addon:thing.done')
  await expect(event('Sign-in').getByRole('table')).toContainText('192.0.2.1')
  await expect(page.getByText('auth:success')).toBeHidden()
  const why = event('API key refused').getByRole('row', { name: /^Why/ })
  await expect(why).toContainText('not on the key’s list')
})
