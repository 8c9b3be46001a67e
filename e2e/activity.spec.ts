import { activityPage } from './activity-places.ts'
import { noon } from './days.ts'
import { expect, test } from './fixtures.ts'
import { createKeyPage } from './key-places.ts'
import { profileHeading, signInForm } from './places.ts'

test('what was really done stands in the feed, in plain words', async ({
  page,
  account,
}) => {
  await page.goto('/profile')
  const signIn = signInForm(page)
  await signIn.user.fill(account.username)
  await signIn.password.fill('not it')
  await signIn.password.press('Enter')
  await expect(page.getByText('do not belong together')).toBeVisible()
  await signIn.password.fill(account.password)
  await signIn.password.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
  await page.goto('/api-keys/create')
  await createKeyPage(page).description.fill('Bot')
  await createKeyPage(page).create.click()
  await createKeyPage(page).finish()

  await page.getByRole('link', { name: 'Activity' }).click()
  const { event, heading, days, events } = activityPage(page)
  await expect(heading).toBeFocused()
  await expect(days).toHaveText(['Today'])
  // All of it may have been within one second, in which panels keep no order.
  await expect(events).toHaveCount(3)
  await expect(event('API key Bot created')).toBeVisible()
  await expect(event('Sign-in')).toContainText(/Chrome|Firefox|Safari/)
  await expect(event('Sign-in')).toContainText('127.0.0.1')
  await event('Wrong password').locator('summary').click()
  await expect(event('Wrong password').getByRole('table')).toContainText('address hidden')

  await event('Sign-in').locator('summary').click()
  const table = event('Sign-in').getByRole('table')
  // The words of the row say that.
  await expect(table.getByRole('row', { name: /^Event/ })).toHaveCount(0)
  await expect(table.getByRole('row', { name: /^Calls itself/ })).toContainText(
    'Mozilla/5.0',
  )
})

test('one kind at a time, in the address, so that it can be kept', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const timestamp = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp, ip: '192.0.2.1' },
    { event: 'user:two-factor.delete', timestamp, ip: '192.0.2.1' },
    {
      event: 'user:ssh-key.create',
      timestamp: Number(noon(timestamp, 1)),
      ip: '192.0.2.1',
      isApi: true,
      properties: { fingerprint: 'abc' },
    },
  ])
  await signedIn()
  await page.goto('/activity')
  const { events, kind, days } = activityPage(page)
  await expect(events).toHaveCount(3)
  await expect(days).toHaveText(['Today', 'Yesterday'])
  await kind.selectOption('SSH keys')
  await expect(page).toHaveURL(/\/activity\?kind=ssh-keys$/)
  await expect(events).toContainText([/SSH key SHA256:abc added.*by API key/])
  await page.reload()
  await expect(kind).toHaveValue('ssh-keys')
  await expect(events).toHaveCount(1)
  await page.goBack()
  await expect(events).toHaveCount(3)
  await page.goto('/activity?kind=servers')
  await expect(page.getByText('The panel has kept nothing of this kind')).toBeVisible()
})

test('older events come as one scrolls, none twice and none lost when new ones arrive', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const rows = Array.from({ length: 120 }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp: now - Math.floor(at / 8) * 60_000,
    ip: '192.0.2.1',
    properties: { identifier: `ptlc_${at}_` },
  }))
  panel.control.addActivity(account.id, rows)
  await signedIn()
  await page.goto('/activity')
  const { events, event } = activityPage(page)
  await expect(events).toHaveCount(50)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now + 1000, ip: '192.0.2.1' },
  ])
  await events.last().scrollIntoViewIfNeeded()
  await expect(events).toHaveCount(99)
  await expect(event('ptlc_49_')).toHaveCount(1)
  panel.control.failNext({
    path: '/api/client/account/activity',
    fault: '503-retry-after',
    times: 3,
  })
  await events.last().scrollIntoViewIfNeeded()
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 15_000 })
  await expect(events).toHaveCount(99)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(event('ptlc_119_')).toBeVisible()
  await expect(events).toHaveCount(120)
  await expect(page.getByText('That is all the panel has kept.')).toBeVisible()
})

test('of a second that is longer than the panel tells at a time, the page says that some may be missing', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const rows = (count: number, timestamp: number) =>
    Array.from({ length: count }, (_, at) => ({
      event: 'user:api-key.create',
      timestamp,
      ip: '192.0.2.1',
      properties: { identifier: `ptlc_${timestamp}_${at}` },
    }))
  panel.control.addActivity(account.id, [
    ...rows(30, now),
    ...rows(130, now - 60_000),
    ...rows(3, now - 120_000),
  ])
  await signedIn()
  await page.goto('/activity')
  const { events } = activityPage(page)
  await expect(events).toHaveCount(50)
  const remark = page.getByText('A few of them may be missing here.')
  await expect(remark).toBeHidden()
  await events.last().scrollIntoViewIfNeeded()
  await expect(remark).toBeAttached()
})

test('whatever stands in a row, the list holds', async ({ page, signedIn }) => {
  const row = (attributes: object, actor?: unknown) => ({
    object: 'activity_log',
    attributes: { id: crypto.randomUUID(), event: 'auth:success', ...attributes },
    relationships: { actor },
  })
  const timestamp = '2026-01-01T00:00:00+00:00'
  const nothing = { object: 'null_resource', attributes: null }
  await page.route('**/account/activity*', (route) =>
    route.fulfill({
      json: {
        object: 'list',
        data: [
          row({ properties: [], ip: '[hidden]', timestamp }, nothing),
          row({
            properties: { ip: '[hidden]', useragent: 'A'.repeat(1_000_000) },
            timestamp,
          }),
          row({ event: 'very:odd.thing.with-dots', id: undefined, batch: timestamp }),
          row({
            event: 'user:account.email-changed',
            properties: { old: '<img src=x onerror=alert(1)>', new: '\u202Eevil\u0007' },
            timestamp,
          }),
          row({ properties: { files: [{ from: 'a' }], files_count: 1, deep: { a: [1] } } }),
          7,
        ],
      },
    }),
  )
  await signedIn()
  await page.goto('/activity')
  const { events, event } = activityPage(page)
  await expect(events).toHaveCount(5)
  await events.first().locator('summary').click()
  await expect(events.first()).toContainText('address hidden')
  const odd = event('very · odd · thing · with dots')
  await odd.locator('summary').click()
  await expect(odd.getByRole('row', { name: /^Event/ })).toContainText(
    'very:odd.thing.with-dots',
  )
  await expect(event('Email changed from <img src=x onerror=alert(1)>')).toBeVisible()
  await expect(page.getByText('1 more event could not be read')).toBeVisible()
  await expect(
    page.getByText('Some events could not be read, and nothing was looked for in them.'),
  ).toBeVisible()
  await expect(activityPage(page).days.last()).toHaveText('Without a date')
})

test('the search finds words, addresses and whatever was written down', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const timestamp = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp, ip: '192.0.2.1' },
    {
      event: 'auth:fail',
      timestamp,
      ip: '198.51.100.7',
      actorId: null,
      properties: { username: 'Ünä' },
    },
  ])
  await signedIn()
  await page.goto('/activity')
  const { events, event, search, kind } = activityPage(page)
  await expect(events).toHaveCount(2)
  await search.fill('192.0.2')
  await expect(events).toHaveCount(1)
  await expect(page).toHaveURL(/\/activity\?q=192\.0\.2$/)
  await search.fill('una WRONG')
  await expect(event('Wrong password')).toBeVisible()
  await expect(events).toHaveCount(1)
  await page.reload()
  await expect(search).toHaveValue('una WRONG')
  await expect(events).toHaveCount(1)
  await kind.selectOption('Sign-ins')
  await expect(page).toHaveURL(/kind=sign-ins&q=una/)
  await search.fill('nothing like it')
  await expect(page.getByText('No event matches your search.')).toBeVisible()
})

test('a panel without activity says so', async ({ page, panel, signedIn }) => {
  panel.control.set({ missing: ['activity'] })
  await signedIn()
  await page.goto('/activity')
  await expect(page.getByText('This panel keeps no activity')).toBeVisible()
})

test('a day without events is told by its name, and an address is put right', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: Date.UTC(2026, 10, 2, 12), ip: '192.0.2.1' },
  ])
  await signedIn()
  await page.goto('/activity?kind=nonsense&from=2026-11-10&to=2026-11-10')
  const main = page.getByRole('main')
  await expect(main.getByText('The panel has nothing on 10 November 2026.')).toBeVisible()
  await expect(page).toHaveURL(/\/activity\?from=2026-11-10&to=2026-11-10$/)
  await page.goto('/activity?from=2026-11-26&to=2026-11-20')
  await expect(main.getByText('From is after To')).toBeVisible()
})
