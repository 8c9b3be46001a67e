import {
  dayChart,
  gotoChart,
  dayFormat,
  moreThanIsRead,
  row,
  rows,
} from './activity-chart-places.ts'
import { activityPage } from './activity-places.ts'
import { browserZone, isoDay, midnight, noon } from './days.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(({ signedIn }) => signedIn())

/** As the page writes the day on which the chart begins. */
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: browserZone,
})

test('a day tells what happened on it, and a press on it narrows the feed, another lets go', async ({
  page,
  panel,
  account,
}) => {
  const at = noon(panel.control.now(), 5)
  panel.control.addActivity(account.id, [
    ...rows(3, 'auth:success', at),
    // Of two places: failures of one that follow each other are one row, and a second has no order.
    ...rows(2, 'auth:fail', at).map((each, nth) => ({ ...each, ip: `198.51.100.${nth}` })),
    row('user:api-key.create', at),
    row('user:account.email-changed', noon(panel.control.now(), 6)),
    row('auth:checkpoint', at),
  ])
  await gotoChart(page, '/activity?kind=sign-ins')
  const { figure, day, days, chosen } = dayChart(page)
  const { events } = activityPage(page)
  // Of the days before the oldest row nobody knows.
  await expect(figure).toContainText(
    new RegExp(
      `Since ${date.format(noon(panel.control.now(), 6))}:\\s*3 sign-ins,\\s*2 failures,\\s*2 changes\\.`,
    ),
  )
  await expect(figure).toContainText('The panel has nothing earlier')
  await expect(days).toHaveCount(7)
  const name = `${dayFormat.format(at)}: 3 sign-ins, 2 failures, 1 change`
  await day(name).hover()
  await expect(figure.getByText(name)).toBeVisible()
  await day(name).click()
  const iso = isoDay.format(at)
  await expect(page).toHaveURL(`/activity?kind=sign-ins&from=${iso}&to=${iso}`)
  await expect(events).toHaveCount(6)
  await expect(chosen).toHaveAccessibleName(name)
  await expect(day(name)).toHaveAttribute('aria-current', 'true')
  await day(name).click()
  await expect(page).toHaveURL('/activity?kind=sign-ins')
  await expect(chosen).toHaveCount(0)
})

test('the keyboard finds a day, in one stop of the Tab key', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    row('auth:checkpoint', noon(now, 100)),
    row('auth:success', noon(now, 8)),
  ])
  await gotoChart(page)
  const { figure, days, showTable, chosen } = dayChart(page)
  await days.last().focus()
  // The caption goes back to the day that has the focus when the pointer is gone.
  await days.nth(81).hover()
  await expect(figure.getByText(/^\w+day .*: 1 sign-in, no failures/)).toBeVisible()
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(figure.getByText(/^\w+day .*: no sign-ins, no failures/)).toBeVisible()
  for (const [key, at] of [
    ['ArrowLeft', 88],
    ['PageUp', 81],
    ['PageUp', 74],
    ['PageDown', 81],
    ['End', 89],
    ['ArrowRight', 89],
    ['Home', 0],
    ['ArrowLeft', 0],
    ['ArrowRight', 1],
    ['End', 89],
    ['PageUp', 82],
    ['ArrowLeft', 81],
  ] as const) {
    await page.keyboard.press(key)
    await expect(days.nth(at)).toBeFocused()
  }
  await page.keyboard.press('Tab')
  await expect(showTable).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(days.nth(81)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=(\d{4}-\d\d-\d\d)&to=\1$/)
  await expect(days.nth(81)).toBeFocused()
  await expect(chosen).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/activity')
})

test('the table tells the same, and its days narrow the feed too', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...rows(2, 'auth:success', noon(now, 3)),
    ...rows(4, 'auth:sftp.fail', noon(now, 40)),
  ])
  await gotoChart(page)
  const { showTable, table } = dayChart(page)
  await expect(table).toHaveCount(0)
  await showTable.click()
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(table.getByRole('row').nth(1)).toContainText(/ \d+ [A-Z][a-z]+200$/)
  await expect(table.getByRole('row').nth(2)).toContainText(/ \d+ [A-Z][a-z]+040$/)
  await table.getByRole('link').last().click()
  const iso = isoDay.format(noon(now, 40))
  await expect(page).toHaveURL(`/activity?from=${iso}&to=${iso}`)
  await expect(activityPage(page).events).toHaveText([/×4/])
  await expect(table.getByRole('link').last()).toHaveAttribute('aria-current', 'true')
})

test('around midnight a sign-in stands on the day of the reader', async ({
  page,
  panel,
  account,
}) => {
  const begins = midnight(panel.control.now(), 10).getTime()
  panel.control.addActivity(account.id, [
    row('auth:success', begins - 1000),
    row('auth:fail', begins),
    row('auth:fail', begins + 60_000),
  ])
  await gotoChart(page)
  const { day } = dayChart(page)
  await expect(
    day(`${dayFormat.format(begins)}: no sign-ins, 2 failures, no changes`),
  ).toBeVisible()
  await day(
    `${dayFormat.format(begins - 1000)}: 1 sign-in, no failures, no changes`,
  ).click()
  await expect(activityPage(page).events).toHaveCount(1)
})

test('what was not read completely is neither counted nor drawn', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.addActivity(account.id, [
    ...rows(2, 'auth:success', noon(now, 2)),
    // With these the reading ends, at noon four days ago: of that day more may be there.
    ...rows(298, 'auth:success', noon(now, 4)),
    ...rows(9, 'auth:fail', noon(now, 5)),
    row('user:ssh-key.create', noon(now, 3)),
    row('user:ssh-key.create', noon(now, 50)),
  ])
  await gotoChart(page)
  const { figure, days, showTable, table } = dayChart(page)
  await expect(figure).toContainText(
    new RegExp(
      `Since ${date.format(noon(now, 3))}:\\s*2 sign-ins,\\s*no failures,\\s*1 change\\.`,
    ),
  )
  await expect(figure).toContainText('not all of their events were read')
  await expect(days).toHaveCount(4)
  await showTable.click()
  await expect(table.getByRole('row')).toHaveCount(3)
})

test('where not even today was read from its beginning, there is no chart', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, moreThanIsRead(panel.control.now()))
  await gotoChart(page)
  await expect(page.getByText('not even today could be read')).toBeVisible()
  await expect(dayChart(page).figure).toHaveCount(0)
})
