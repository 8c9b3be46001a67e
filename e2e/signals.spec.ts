import { activityPage, notMePage } from './activity-places.ts'
import { chrome, firefox, usual } from './activity-rows.ts'
import { noon } from './days.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'
import { tabTo } from './keyboard.ts'
import { signInForm } from './places.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

test('the right password that stops at the second factor is a signal, and leads to what helps', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.setTwoFactor(account.id, {
    secret: 'JBSWY3DPEHPK3PXP',
    recoveryCodes: ['aaaaaaaaaa'],
  })
  // Who did something tells whether they have two-factor.
  panel.control.addActivity(account.id, usual(panel.control.now()))
  await page.goto('/profile')
  const signIn = signInForm(page)
  await signIn.user.fill(account.username)
  await signIn.password.fill(account.password)
  await signIn.password.press('Enter')
  await expect(page.getByLabel('Sign-in code')).toBeVisible()

  // Whoever it was may be typing for five minutes.
  await page.clock.install({ time: Date.now() + 6 * minute })
  await signedIn()
  await page.goto('/activity')
  const { signals, things } = activityPage(page)
  await expect(signals).toContainText('Someone may know your password')
  await things.click()
  await expect(signals).toContainText('stopped at the second factor')
  await expect(signals).toContainText(/It came from (⁨)?(?:Chrome|Firefox|Safari).* on /)
  await expect(signals).toContainText('Was this you giving up?')
  await expect(signals).toContainText('Sign-ins were looked at back to')
  await signals.getByRole('link', { name: 'This was not me' }).click()
  const { heading, step } = notMePage(page)
  await expect(heading).toBeFocused()
  await expect(page).toHaveURL(/\/activity\/not-me\?since=\d{4}-/)
  await expect(step('Change your password')).toBeVisible()
  await expect(step('Replace your recovery codes')).toBeVisible()
})

test('who says "It was me" is not told again, by row and nothing else', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...usual(now),
    {
      event: 'auth:success',
      timestamp: now - hour,
      ip: '198.51.100.77',
      properties: { useragent: chrome },
    },
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things } = activityPage(page)
  const words = 'Sign-in from a new network, with a new browser: ⁨198.51.100.77⁩, ⁨Chrome⁩'
  await expect(signals).toContainText(words)
  await tabTo(page, signals.locator('summary'))
  await page.keyboard.press('Enter')
  await expect(signals.getByText('Was this you?')).toBeVisible()
  await tabTo(page, signals.getByRole('button', { name: 'It was me' }))
  await page.keyboard.press('Enter')
  await expect(signals).toContainText(
    'Nothing else that this page looks for was found since',
  )
  await expect(
    signals.getByText('Nothing else that this page looks for was found since'),
  ).toBeFocused()
  const kept = await page.evaluate(() => Object.entries(localStorage))
  const dismissed = kept.filter(([key]) => /^perch:http.*:dismissed:/.test(key))
  expect(dismissed).toHaveLength(1)
  expect(dismissed[0]?.[1]).toMatch(/^\["[0-9a-f]{40}"\]$/)
  await page.reload()
  await expect(signals).toContainText(
    'Nothing else that this page looks for was found since',
  )
  await signals.getByRole('button', { name: 'Show the one you dismissed' }).click()
  await expect(signals).toContainText(words)
  await expect(signals.locator('summary')).toBeFocused()
  await expect(things).toBeVisible()
})

test('what was done from a new place is told with it', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const ip = '198.51.100.77'
  panel.control.addActivity(account.id, [
    ...usual(now),
    { event: 'auth:success', timestamp: now - hour, ip, properties: { useragent: chrome } },
    {
      event: 'user:api-key.create',
      timestamp: now - hour + minute,
      ip,
      properties: { identifier: 'ptlc_strange' },
    },
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things, changes } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('Within the hour, this was done:')
  await expect(changes).toHaveText('API key ptlc_strange created')
})

test('what is too much for a list is counted, the gravest of it stands there', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const ip = '198.51.100.77'
  const change = (event: string, minutes: number) => ({
    event,
    timestamp: now - hour + minutes * minute,
    ip,
  })
  panel.control.addActivity(account.id, [
    ...usual(now),
    { event: 'auth:success', timestamp: now - hour, ip, properties: { useragent: chrome } },
    change('user:account.password-changed', 1),
    change('user:account.email-changed', 2),
    ...[3, 4, 5, 6, 7].map((minutes) => change('user:ssh-key.delete', minutes)),
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things, changes } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('Within the hour, 7 things were done:')
  await expect(changes).toHaveText([
    'Password changed',
    'Email changed',
    'SSH key removed',
    'SSH key removed',
    'SSH key removed',
    'and 2 more',
  ])
  await signals.getByRole('link', { name: 'and 2 more' }).click()
  await expect(page).toHaveURL(/from=(\d{4}-\d\d-\d\d)&to=\1$/)
})

test('several new places are one question, with one answer', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...usual(now),
    ...['198.51.100.77', '192.0.2.1', '203.0.113.5'].map((ip, at) => ({
      event: 'auth:success',
      timestamp: now - (at + 1) * day,
      ip,
      properties: { useragent: at === 2 ? 'curl/8.5.0' : firefox },
    })),
  ])
  panel.control.createApiKey(account.id, {
    description: 'Backup',
    createdAt: now - 50 * day,
    lastUsedAt: now - day + minute,
  })
  await signedIn()
  await page.goto('/activity')
  const { signals, things, changes } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('Were all of these you?')
  const table = signals.getByRole('table', { name: '3 sign-ins from new places' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('link', { name: 'This was not me' })).toHaveCount(3)
  // Each row says what of it is new.
  const cells = (words: RegExp) =>
    table.getByRole('row').filter({ hasText: words }).getByRole('cell')
  await expect(table.getByRole('columnheader')).toContainText([
    'When',
    'Address',
    'Browser or program',
  ])
  await expect(cells(/192\.0\.2\.1/).nth(0)).toContainText('new')
  await expect(cells(/192\.0\.2\.1/).nth(1)).not.toContainText('new')
  await expect(cells(/curl/).nth(0)).not.toContainText('new')
  await expect(cells(/curl/).nth(1)).toContainText('new')
  await expect(changes).toHaveText(
    /^Within the hour after .+, API key ⁨?Backup⁩? \(.*\) was used, from where the panel does not tell$/,
  )
  await tabTo(page, signals.getByRole('button', { name: 'All mine' }))
  await page.keyboard.press('Enter')
  await expect(
    signals.getByText('Nothing else that this page looks for was found since'),
  ).toBeFocused()
  await page.reload()
  await expect(signals).toContainText(
    'Nothing else that this page looks for was found since',
  )
})

test('places are remembered by hashes alone, so that what the panel forgets makes nothing new', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const at = (days: number, ip: string) => ({
    event: 'auth:success',
    timestamp: now - days * day,
    ip,
    properties: { useragent: firefox },
  })
  const later = [
    ...[40, 35, 30, 25, 20].map((days) => at(days, '198.51.100.77')),
    at(2, '203.0.113.6'),
  ]
  panel.control.addActivity(account.id, [at(80, '203.0.113.5'), ...later])
  await signedIn()
  await page.goto('/activity')
  const { signals, event } = activityPage(page)
  await expect(event('Sign-in')).toHaveCount(7)
  await expect(signals).toContainText('Nothing that this page looks for was found since')
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))
  expect(kept).toContain(':places:')
  for (const never of ['203.0', '198.51', 'Firefox', 'network:'])
    expect(kept).not.toContain(never)
  panel.control.replaceActivity(account.id, later)
  await page.reload()
  await expect(event('Sign-in')).toHaveCount(6)
  await expect(signals).toContainText('Nothing that this page looks for was found since')
})

test('a key that is refused leads to the key, failures to their day', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const mine = panel.control.createApiKey(account.id, { description: 'Backups' })
  panel.control.createApiKey(account.id, { description: 'Other' })
  panel.control.addActivity(account.id, [
    {
      event: 'auth:ip-blocked',
      timestamp: now - minute,
      ip: '192.0.2.9',
      isApi: true,
      properties: { identifier: mine.identifier },
    },
    ...Array.from({ length: 6 }, (_, at) => ({
      event: 'auth:fail',
      // Of one day, at any hour.
      timestamp: noon(now, 3).getTime() + at * minute,
      ip: '192.0.2.66',
      actorId: null,
      properties: { username: account.username },
    })),
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things, events, days } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('6 failed sign-ins')
  await signals.getByRole('link', { name: 'Show that day' }).click()
  await expect(events).toHaveText([/Wrong password\s×6/])
  // Whoever asked for rows is brought to them, and hears how many there are.
  await expect(days).toBeFocused()
  await expect(days).toBeInViewport()
  await expect(page.getByRole('status').filter({ hasText: '6 events' })).toBeAttached()
  await events.locator('summary').click()
  await expect(events.getByRole('table')).toHaveCount(6)
  const named = `Backups⁩ (⁨${mine.identifier}⁩) was refused`
  await expect(signals).toContainText(`API key ⁨${named}`)
  await signals.getByRole('link', { name: 'Look at this key' }).click()
  await expect(apiKeysPage(page).search).toHaveValue(mine.identifier)
  await expect(apiKeysPage(page).rows).toHaveText([/Backups/])
})

test('a program with the password is asked about once, also from where one is', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const program = (days: number) => ({
    event: 'auth:success',
    timestamp: now - days * day,
    ip: '203.0.113.5',
    properties: { useragent: 'curl/8.16.0' },
  })
  panel.control.addActivity(account.id, [...usual(now), program(2), program(1)])
  await signedIn()
  await page.goto('/activity')
  const { signals, things } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('Sign-in by a program: ⁨curl⁩')
  await expect(signals).toContainText('with ⁨curl/8.16.0⁩ from ⁨203.0.113.5⁩')
  await expect(signals.getByRole('button', { name: 'It was me' })).toHaveCount(1)
})

test('earlier failures are counted, and who dismisses one comes to the next', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const burst = (days: number) =>
    Array.from({ length: 5 }, (_, at) => ({
      event: 'auth:fail',
      timestamp: now - days * day + at * minute,
      ip: '192.0.2.66',
      actorId: null,
      properties: { username: account.username },
    }))
  panel.control.addActivity(account.id, [
    ...usual(now),
    ...[2, 11, 21, 26, 31].flatMap(burst),
    { event: 'auth:success', timestamp: now - day, ip: '192.0.2.1' },
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things } = activityPage(page)
  await things.click()
  await expect(signals).toContainText('5 failed sign-ins')
  await expect(signals).toContainText('It happened 4 times before.')
  await tabTo(page, signals.getByRole('button', { name: 'Dismiss' }))
  await page.keyboard.press('Enter')
  await expect(signals.getByRole('link', { name: 'This was not me' })).toBeFocused()
})

test('rows call keys by their names, and nothing leads to a key that is gone', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const mine = panel.control.createApiKey(account.id, { description: 'Backups' })
  const about = (event: string, identifier: string, at: number) => ({
    event,
    timestamp: now - at * minute,
    ip: '192.0.2.9',
    properties: { identifier },
  })
  panel.control.addActivity(account.id, [
    about('user:api-key.create', mine.identifier, 9),
    about('auth:ip-blocked', 'ptlc_gone0000000', 5),
  ])
  await signedIn()
  await page.goto('/activity')
  const { signals, things, event, search, events } = activityPage(page)
  await things.click()
  const made = event('API key Backups created')
  await expect(made).toHaveCount(1)
  await made.locator('summary').click()
  await expect(
    made.getByRole('cell', { name: `Backups (${mine.identifier})` }),
  ).toBeVisible()
  await expect(signals).toContainText('API key ⁨ptlc_gone0000000⁩ was refused')
  await expect(signals).toContainText('It is no longer among your keys.')
  await expect(signals.getByRole('link', { name: 'Look at this key' })).toHaveCount(0)
  await search.fill('backups')
  await expect(events).toHaveCount(1)
})

test('all of it costs five requests, once for all pages', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const events = ['auth:success', 'user:api-key.create', 'user:account.password-changed']
  panel.control.addActivity(
    account.id,
    Array.from({ length: 2000 }, (_, at) => ({
      event: events[at % 3] ?? '',
      timestamp: now - at * minute,
      ip: '203.0.113.5',
    })),
  )
  const asked: string[] = []
  page.on('request', (request) => {
    const query = new URL(request.url()).searchParams
    if (query.get('per_page') === '100') asked.push(`${query.get('filter[event]')}`)
  })
  await signedIn()
  await page.goto('/activity')
  const { signals } = activityPage(page)
  await expect(signals).toContainText('Nothing that this page looks for was found since')
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(signals).toContainText('Nothing that this page looks for was found since')
  expect(asked.toSorted()).toEqual([
    'auth:,event:',
    'auth:,event:',
    'auth:,event:',
    'user:account.,user:two-factor.',
    'user:api-key.,user:ssh-key.',
  ])
})
