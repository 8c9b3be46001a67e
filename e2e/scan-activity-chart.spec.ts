import type { NewActivity } from '../panel/types.ts'
import { dayChart, gotoChart, moreThanIsRead } from './activity-chart-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

const day = 24 * 60 * 60 * 1000

/** Of some ninety columns each has a name and a place that axe looks at: on a busy machine that takes its time. */
test.slow()

/** Some of everything, unevenly, for so many days; `times` as many sign-ins. */
function someDays(now: number, days: number, times: number): NewActivity[] {
  const row = (event: string, at: number, nth: number): NewActivity => ({
    event,
    timestamp: now - at * day - nth * 60_000,
    ip: '203.0.113.5',
  })
  return Array.from({ length: days }, (_, at) => at).flatMap((at) => [
    ...Array.from({ length: ((at * 7) % 5) * times }, (_row, nth) =>
      row('auth:success', at, nth),
    ),
    ...(at % 9 === 2 ? [row('auth:fail', at, 20), row('auth:fail', at, 21)] : []),
    ...(at === 18
      ? Array.from({ length: 6 }, (_row, nth) => row('auth:fail', at, nth))
      : []),
    ...(at % 13 === 4 ? [row('user:api-key.create', at, 30)] : []),
  ])
}

test('the chart: read in full', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 1))
  await signedIn()
  await gotoChart(page)
  await expect(dayChart(page).figure).toBeVisible()
  await scan(page, 'chart')
})

test('the chart: a day chosen', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 1))
  await signedIn()
  await gotoChart(page)
  const { days, chosen } = dayChart(page)
  await days.nth(90 - 5).click()
  await days.nth(90 - 5).focus()
  await expect(chosen).toHaveCount(1)
  await scan(page, 'chart, a day chosen')
})

test('the chart: as a table', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 1))
  await signedIn()
  await gotoChart(page)
  const { showTable, table } = dayChart(page)
  await showTable.click()
  await expect(table).toBeVisible()
  await scan(page, 'chart, as a table')
})

test('the chart: read in part', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 5))
  await signedIn()
  await gotoChart(page)
  await expect(
    dayChart(page).figure.getByText('Earlier days are left out, because'),
  ).toBeVisible()
  await scan(page, 'chart, read in part')
})

test('the chart: read in part, as a table', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 5))
  await signedIn()
  await gotoChart(page)
  const { showTable, table } = dayChart(page)
  await showTable.click()
  await expect(table).toBeVisible()
  await scan(page, 'chart, read in part, as a table')
})

test('the chart: failing', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, someDays(panel.control.now(), 90, 1))
  await signedIn()
  await page.route(/activity\?.*filter.*api-key/, (route) => route.fulfill({ status: 400 }))
  await gotoChart(page)
  await expect(page.getByText('Some of what happened could not be read')).toBeVisible()
  await scan(page, 'chart, failing')
})

test('the chart: not even today', async ({ page, panel, account, signedIn }) => {
  panel.control.addActivity(account.id, moreThanIsRead(panel.control.now()))
  await signedIn()
  await gotoChart(page)
  await expect(page.getByText('not even today could be read')).toBeVisible()
  await scan(page, 'chart, not even today')
})
