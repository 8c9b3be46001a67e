import { dayChart, gotoChart, rows } from './activity-chart-places.ts'
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
  await gotoChart(page)
  const { figure } = dayChart(page)
  await expect(figure).toBeVisible()
  const keys = (url: URL) => url.search.includes('api-key')
  await page.route(keys, (route) => route.fulfill({ status: 400 }))
  await page.reload()
  const words = page.getByText('Some of what happened could not be read')
  await expect(words).toBeVisible()
  await expect(activityPage(page).events).toHaveCount(1)
  await expect(page.getByText('There is no chart')).toBeVisible()
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
  const { event, chart } = activityPage(page)
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
    const first = event('Wrong password').first()
    // This browser remembers that it is shown.
    if ((await chart.getAttribute('aria-pressed')) === 'false') await chart.click()
    await expect(chart).toHaveAttribute('aria-pressed', 'true')
    await expect(first).toBeVisible()
    const before = await first.boundingBox()
    go.resolve()
    await expect(figure).toBeVisible()
    expect(await first.boundingBox()).toEqual(before)
  }
})

test('the feed does not need the chart', async ({ page, panel, account, signedIn }) => {
  const at = noon(panel.control.now(), 1)
  panel.control.addActivity(account.id, rows(3, 'auth:fail', at))
  await signedIn()
  await page.route('**/assets/day-chart*.js', (route) => route.abort())
  const refused = page.waitForEvent('requestfailed')
  await gotoChart(page)
  await refused
  await expect(activityPage(page).events).toHaveText([/×3/])
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('without rows that count there is no chart, and that is said', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await gotoChart(page)
  await expect(page.getByRole('heading', { name: 'Nothing yet' })).toBeVisible()
  await expect(page.getByText('nothing happened that is counted here')).toBeVisible()
  await expect(dayChart(page).figure).toHaveCount(0)
})
