import type { Page } from '@playwright/test'

import { activityPage } from './activity-places.ts'
import { firefox } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'

const minute = 60_000
const words = 'Above: new since your last visit in this browser.'

const at = (timestamp: number, event = 'auth:success') => ({
  event,
  timestamp,
  ip: '192.0.2.1',
  properties: { useragent: firefox },
})

/** What stands in the feed, in the order of reading. */
const feedOf = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('region')
    .getByText(/^Sign-in$|^Picture changed|^Above: new/)

test('what came since the last visit stands above a line, as long as the page is open', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [at(now - 10 * minute), at(now - 9 * minute)])
  await signedIn()
  await page.goto('/activity')
  const { events, kind } = activityPage(page)
  await expect(events).toHaveCount(2)
  await expect(page.getByText(words)).toBeHidden()
  panel.control.addActivity(account.id, [
    at(now - 5 * minute),
    at(now - 6 * minute, 'user:account.avatar-changed'),
  ])
  await page.reload()
  await expect(events).toHaveCount(4)
  const [one, two] = ['Sign-in', 'Picture changed']
  await expect(feedOf(page)).toHaveText([one, two, words, one, one])
  // What is asked for changes nothing of when somebody was here.
  await kind.selectOption('Sign-ins')
  await expect(feedOf(page)).toHaveText([one, words, one, one])
  await kind.selectOption('Everything')
  await expect(feedOf(page)).toHaveText([one, two, words, one, one])
  await page.getByRole('link', { name: 'Profile', exact: true }).click()
  await page.getByRole('link', { name: /^Activity/ }).click()
  await expect(events).toHaveCount(4)
  await expect(page.getByText(words)).toBeHidden()
})

test('a visit that asked for one kind has not seen what else there is', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [at(now - 10 * minute)])
  await signedIn()
  await page.goto('/activity')
  const { events } = activityPage(page)
  await expect(events).toHaveCount(1)
  panel.control.addActivity(account.id, [
    at(now - 6 * minute, 'user:account.avatar-changed'),
    at(now - 5 * minute),
  ])
  await page.goto('/activity?kind=sign-ins')
  await expect(events).toHaveCount(2)
  await page.goto('/activity')
  await expect(feedOf(page)).toHaveText(['Sign-in', 'Picture changed', words, 'Sign-in'])
})

test('another account in the same browser has not been here', async ({
  page,
  panel,
  account,
  otherAccount,
  signedIn,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [at(now - 10 * minute)])
  panel.control.addActivity(otherAccount.id, [at(now - 20 * minute), at(now - minute)])
  await signedIn()
  await page.goto('/activity')
  const { events } = activityPage(page)
  await expect(events).toHaveCount(1)
  await signedIn(otherAccount)
  await page.goto('/activity')
  await expect(events).toHaveCount(2)
  await expect(page.getByText(words)).toBeHidden()
  // What is kept is a moment, and nothing of what happened in it.
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).filter(([name]) => name.includes(':activity-seen:')),
  )
  expect(kept.map(([, value]) => /^\d{13}$/.test(`${value}`))).toEqual([true, true])
})

test('a browser that keeps nothing says nothing of it', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('Refused', 'SecurityError')
      },
    })
  })
  const now = panel.control.now()
  panel.control.addActivity(account.id, [at(now - 10 * minute)])
  await signedIn()
  await page.goto('/activity')
  const { events } = activityPage(page)
  await expect(events).toHaveCount(1)
  panel.control.addActivity(account.id, [at(now - minute)])
  await page.reload()
  await expect(events).toHaveCount(2)
  await expect(page.getByText(words)).toBeHidden()
})
