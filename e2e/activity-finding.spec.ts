import { activityPage } from './activity-places.ts'
import { chrome, firefox } from './activity-rows.ts'
import { isoDay } from './days.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'

test.beforeEach(({ signedIn }) => signedIn())

const minute = 60_000
const day = 24 * 60 * minute

/** So many rows, a minute apart, numbered from the newest on. */
const many = (count: number, now: number) =>
  Array.from({ length: count }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp: now - at * minute,
    ip: '192.0.2.1',
    properties: { identifier: `ptlc_${at}_` },
  }))

test('events are found by address, browser and API key, in an address that can be kept', async ({
  page,
  panel,
  account,
}) => {
  const timestamp = panel.control.now()
  const home = { timestamp, ip: '192.0.2.1' }
  panel.control.addActivity(account.id, [
    { event: 'auth:success', ...home, properties: { useragent: firefox } },
    {
      event: 'auth:success',
      timestamp: timestamp - minute,
      ip: '198.51.100.7',
      properties: { useragent: chrome },
    },
    { event: 'user:two-factor.create', ...home },
    { event: 'user:ssh-key.create', ...home, isApi: true },
  ])
  await page.goto('/activity')
  const activity = activityPage(page)
  const { events } = activity
  await expect(events).toHaveCount(4)
  await activity.moreFilters.click()
  // Its words stand above each field, which are a row. What comes late above them moves all of them between two looks.
  await expect(async () => {
    const field = await activity.address.boundingBox()
    const label = await activity.address.locator('..').boundingBox()
    const next = await activity.browser.boundingBox()
    expect((field?.y ?? 0) - (label?.y ?? 0)).toBeGreaterThan(12)
    expect(next?.y).toBe(field?.y)
  }).toPass({ timeout: 10_000 })
  await activity.address.selectOption('192.0.2.1')
  await expect(events).toHaveCount(3)
  await activity.browser.selectOption('Firefox')
  await expect(events).toHaveCount(1)
  await expect(page).toHaveURL(/\/activity\?address=192\.0\.2\.1&browser=Firefox$/)
  await page.reload()
  await expect(events).toHaveCount(1)
  await expect(activity.browser).toHaveValue('Firefox')
  await activity.browser.selectOption('Any browser')
  await activity.onlyByApi.check()
  await expect(events).toContainText(['SSH key added'])
  await activity.clearFilters.click()
  await expect(events).toHaveCount(4)
  await expect(page).toHaveURL(/\/activity$/)
  // What Back leads to stands in the fields, too.
  await page.goBack()
  await expect(activity.onlyByApi).toBeChecked()
  await expect(events).toHaveCount(1)
})

test('of a leaked key pasted into the search, the page looks for what it is called by, and keeps no secret', async ({
  page,
  panel,
  account,
}) => {
  const { identifier, usable } = panel.control.createApiKey(account.id)
  const secret = usable.slice(identifier.length)
  panel.control.addActivity(account.id, [
    {
      event: 'user:api-key.create',
      timestamp: panel.control.now() - minute,
      ip: '192.0.2.1',
      properties: { identifier },
    },
    {
      event: 'auth:success',
      timestamp: panel.control.now() - 2 * minute,
      ip: '192.0.2.1',
    },
  ])
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await page.goto('/activity')
  const { search, events } = activityPage(page)
  await expect(events).toHaveCount(2)
  await search.fill(`export KEY=${usable} # leaked`)
  await expect(search).toHaveValue(identifier)
  await expect(events).toHaveCount(1)
  await expect(page).toHaveURL(`/activity?q=${identifier}`)
  const kept = await page.evaluate(() =>
    JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]),
  )
  expect(kept).not.toContain(secret)
  expect(addresses.join()).not.toContain(secret)
  await expect(page.getByRole('link', { name: 'Export…' })).toHaveAttribute(
    'href',
    `/activity/export?q=${identifier}`,
  )
  // A link that somebody made by hand.
  await page.goto(`/activity?q=${usable}`)
  await expect(search).toHaveValue(identifier)
  await expect(page).toHaveURL(`/activity?q=${identifier}`)
})

test('a date is typed digit by digit, and stays while the address follows', async ({
  page,
  panel,
  account,
}) => {
  const timestamp = panel.control.now()
  panel.control.addActivity(account.id, many(3, timestamp))
  await page.goto('/activity')
  const { from, events, moreFilters, search } = activityPage(page)
  await expect(events).toHaveCount(3)
  await moreFilters.click()
  await from.focus()
  // The browser of the stories has months before days.
  await page.keyboard.type('12312001', { delay: 20 })
  await expect(from).toHaveValue('2001-12-31')
  await expect(page).toHaveURL(/from=2001-12-31$/)
  await search.pressSequentially('ptlc_1_ ', { delay: 5 })
  await expect(search).toHaveValue('ptlc_1_ ')
  await expect(events).toHaveCount(1)
})

test('filters are set by keyboard alone', async ({ page, panel, account }) => {
  const timestamp = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp, ip: '192.0.2.1' },
    { event: 'user:ssh-key.create', timestamp, ip: '192.0.2.1', isApi: true },
  ])
  await page.goto('/activity')
  const { events, event, kind, address, moreFilters, onlyByApi, clearFilters } =
    activityPage(page)
  await expect(events).toHaveCount(2)
  await tabTo(page, moreFilters)
  await page.keyboard.press('Enter')
  await expect(address).toBeFocused()
  await tabTo(page, onlyByApi)
  await page.keyboard.press('Space')
  await expect(events).toHaveCount(1)
  await tabTo(page, clearFilters)
  await page.keyboard.press('Enter')
  await expect(events).toHaveCount(2)
  await expect(kind).toBeFocused()
  await tabTo(page, event('Sign-in').locator('summary'))
  await page.keyboard.press('Enter')
  await expect(event('Sign-in').getByRole('table')).toBeVisible()
})

test('a day long ago is found without reading all that came after it', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('per_page=50')) asked.push(request.url())
  })
  panel.control.addActivity(account.id, many(3000, now))
  const then = now - 10 * day
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: then, ip: '198.51.100.7' },
    { event: 'user:ssh-key.create', timestamp: then - day, ip: '198.51.100.7' },
  ])
  await page.goto('/activity')
  const { events, moreFilters, from, to } = activityPage(page)
  await expect(events).toHaveCount(50)
  await moreFilters.click()
  const wanted = isoDay.format(then)
  await from.fill(wanted)
  await to.fill(wanted)
  await expect(events).toHaveText([/Sign-in/])
  await expect(page).toHaveURL(new RegExp(`from=${wanted}&to=${wanted}$`))
  expect(asked.length).toBeLessThan(12)
})

test('what is new is said, and comes when it is wanted', async ({
  page,
  panel,
  account,
}) => {
  await page.clock.install()
  const now = panel.control.now()
  // What a panel writes twice is one row, and the other is not new.
  const twice = { event: 'auth:success', timestamp: now - minute / 2, ip: '192.0.2.3' }
  panel.control.addActivity(account.id, [...many(3, now - minute), twice, twice])
  await page.goto('/activity')
  const { events, fresh, heading } = activityPage(page)
  await expect(events).toHaveCount(4)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now, ip: '192.0.2.1' },
    { event: 'auth:success', timestamp: now, ip: '192.0.2.2' },
  ])
  await page.clock.fastForward('01:01')
  await expect(fresh('Show 2 new events')).toBeVisible()
  await expect(events).toHaveCount(4)
  await fresh('Show 2 new events').click()
  await expect(events).toHaveCount(6)
  await expect(heading).toBeFocused()
  await expect(fresh('new event')).toBeHidden()
})

test('a long way down the newest events make room, and come back', async ({
  page,
  panel,
  account,
}) => {
  // Twenty-one pages of the feed are read, one after the other.
  test.setTimeout(120_000)
  let read = 0
  page.on('requestfinished', (request) => {
    if (request.url().includes('per_page=50')) read += 1
  })
  const now = panel.control.now()
  panel.control.addActivity(account.id, many(1050, now))
  await page.goto('/activity')
  const { events, newer } = activityPage(page)
  const key = (at: number) => page.getByText(`ptlc_${at}_`, { exact: true })
  await expect(events).toHaveCount(50)
  // To look for anything among so many rows takes longer than to read and to show them.
  for (let pages = 1; pages <= 20; pages += 1)
    await expect
      .poll(
        async () => {
          await page.keyboard.press('End')
          return read
        },
        { intervals: [100] },
      )
      .toBeGreaterThan(pages)
  await expect(page.getByText('That is all the panel has kept.')).toBeVisible()
  await expect(key(1049)).toHaveCount(1)
  await expect(events).toHaveCount(1000)
  await expect(key(0)).toHaveCount(0)
  // Two that arrive meanwhile push two rows from the page that made room onto the next, which is still there as it was.
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now + 1000, ip: '192.0.2.1' },
    { event: 'auth:success', timestamp: now + 2000, ip: '192.0.2.2' },
  ])
  await newer.click()
  await expect(key(0)).toHaveCount(1)
  for (const at of [47, 48, 49, 50, 51]) await expect(key(at)).toHaveCount(1)
})

for (const [fault, words] of [
  ['InvalidFilterQuery', 'This panel does not filter'],
  ['InvalidSortQuery', 'This panel begins with the oldest events'],
] as const)
  test(`${fault}: done without the panel, and said`, async ({ page, panel, account }) => {
    const now = panel.control.now()
    panel.control.addActivity(account.id, [
      ...many(60, now - minute),
      { event: 'auth:success', timestamp: now, ip: '192.0.2.1' },
    ])
    const parameter = fault === 'InvalidFilterQuery' ? 'filter[event]' : 'sort'
    await page.route('**/account/activity*', (route) => {
      if (!new URL(route.request().url()).searchParams.has(parameter))
        return route.continue()
      const errors = [{ code: fault, status: '400', detail: 'Not allowed.' }]
      return route.fulfill({ status: 400, json: { errors } })
    })
    await page.goto('/activity?kind=sign-ins')
    const { events, kind } = activityPage(page)
    await expect(page.getByText(words)).toBeVisible()
    await expect(events).toHaveText([/Sign-in/])
    await kind.selectOption('Everything')
    await expect(events.first()).toContainText('Sign-in')
  })

test('a page beyond the end is the end', async ({ page, panel, account }) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, many(60, now))
  await page.goto('/activity')
  const { events } = activityPage(page)
  await expect(events).toHaveCount(50)
  // Whoever runs the panel has tidied up meanwhile.
  panel.control.reset(account.id)
  await events.last().scrollIntoViewIfNeeded()
  await expect(page.getByText('That is all the panel has kept.')).toBeVisible()
  await expect(events).toHaveCount(50)
})
