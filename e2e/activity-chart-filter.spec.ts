import { dayChart, gotoChart, row } from './activity-chart-places.ts'
import { activityPage } from './activity-places.ts'
import { noon } from './days.ts'
import { expect, test } from './fixtures.ts'

const words = 'Search and filters narrow the list below, not this chart.'

test('the chart says that what is asked for does not narrow it', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const at = noon(panel.control.now(), 2)
  panel.control.addActivity(account.id, [
    row('auth:success', at),
    row('user:account.email-changed', Number(at) - 60_000),
  ])
  await signedIn()
  await gotoChart(page)
  const { figure, day } = dayChart(page)
  const { events, kind, search } = activityPage(page)
  const counted = '1 sign-in, no failures, 1 change'
  await expect(day(new RegExp(counted))).toHaveCount(1)
  await expect(figure.getByText(words)).toBeHidden()
  await kind.selectOption('Sign-ins')
  await expect(events).toHaveCount(1)
  await expect(figure.getByText(words)).toBeVisible()
  await expect(day(new RegExp(counted))).toHaveCount(1)
  await kind.selectOption('Everything')
  await expect(figure.getByText(words)).toBeHidden()
  await search.fill('email')
  await expect(figure.getByText(words)).toBeVisible()
  await search.fill('')
  // A day that is chosen is one of the chart's own.
  await day(new RegExp(counted)).click()
  await expect(events).toHaveCount(2)
  await expect(figure.getByText(words)).toBeHidden()
})
