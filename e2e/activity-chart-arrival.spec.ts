import { dayChart, rows } from './activity-chart-places.ts'
import { activityPage } from './activity-places.ts'
import { noon } from './days.ts'
import { expect, test } from './fixtures.ts'

test('where rows cannot be read that is said, once, and the chart comes when they can', async ({
  page,
  panel,
  account,
  quiet,
  signedIn,
}) => {
  panel.control.addActivity(
    account.id,
    rows(1, 'auth:success', noon(panel.control.now(), 1)),
  )
  await signedIn()
  const keys = (url: URL) => url.search.includes('api-key')
  await page.route(keys, (route) => route.fulfill({ status: 400 }))
  await page.goto('/activity')
  const { figure } = dayChart(page)
  const words = page.getByText('Some of what happened could not be read: there is no chart')
  await expect(words).toBeVisible()
  await expect(activityPage(page).events).toHaveCount(1)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.unroute(keys)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(figure).toBeVisible()
  await expect(words).toHaveCount(0)
  await page.route('**/account/activity*', (route) => route.fulfill({ status: 400 }))
  await page.reload()
  await expect(page.getByRole('alert')).toHaveCount(1)
  await quiet()
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1)
  await expect(words).toHaveCount(0)
})

test('the feed stands where it will stand before the chart is there', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.addActivity(account.id, rows(3, 'auth:fail', noon(panel.control.now(), 1)))
  await signedIn()
  const { figure } = dayChart(page)
  const { search, event } = activityPage(page)
  const go = Promise.withResolvers<void>()
  await page.route('**/assets/day-chart*.js', async (route) => {
    await go.promise
    await route.continue()
  })
  for (const viewport of [
    { width: 1100, height: 800 },
    { width: 390, height: 800 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto('/activity')
    await expect(event('Sign-in failed').first()).toBeVisible()
    const before = await search.boundingBox()
    go.resolve()
    await expect(figure).toBeVisible()
    expect(await search.boundingBox()).toEqual(before)
  }
})

test('the feed does not need the chart', async ({ page, panel, account, signedIn }) => {
  const at = noon(panel.control.now(), 1)
  panel.control.addActivity(account.id, rows(3, 'auth:fail', at))
  await signedIn()
  await page.route('**/assets/day-chart*.js', (route) => route.abort())
  const refused = page.waitForEvent('requestfailed')
  await page.goto('/activity')
  await refused
  await expect(activityPage(page).events).toHaveText([/3 times/])
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('without rows that count there is no chart', async ({ page, signedIn, quiet }) => {
  await signedIn()
  await page.goto('/activity')
  await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible()
  await quiet()
  await expect(dayChart(page).figure).toHaveCount(0)
})
