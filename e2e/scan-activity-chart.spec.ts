import type { NewActivity } from '../panel/types.ts'
import { dayChart } from './activity-chart-places.ts'
import { expect, test } from './fixtures.ts'
import { scan } from './scan.ts'

const day = 24 * 60 * 60 * 1000

/** Each state is looked at in five appearances, which takes its time. */
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

test('the chart: read in full, a day chosen, as a table, read in part, failing', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const now = panel.control.now()
  const { figure, showTable, table, days } = dayChart(page)
  await signedIn()
  panel.control.addActivity(account.id, someDays(now, 90, 1))
  await page.goto('/activity')
  await expect(figure).toBeVisible()
  await scan(page, 'chart')
  await days.nth(90 - 5).click()
  await days.nth(90 - 5).focus()
  await scan(page, 'chart, a day chosen')
  await showTable.click()
  await expect(table).toBeVisible()
  await scan(page, 'chart, as a table')
  panel.control.addActivity(account.id, someDays(now, 90, 4))
  await page.goto('/activity')
  await expect(figure.getByText('are not in it')).toBeVisible()
  await scan(page, 'chart, read in part')
  await showTable.click()
  await table.getByText('not read').last().scrollIntoViewIfNeeded()
  await scan(page, 'chart, read in part, as a table')
  await page.route(/activity\?.*filter.*api-key/, (route) => route.fulfill({ status: 400 }))
  await page.reload()
  await expect(page.getByText('there is no chart')).toBeVisible()
  await scan(page, 'chart, failing')
})
