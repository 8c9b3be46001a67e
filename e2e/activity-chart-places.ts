import type { Page } from '@playwright/test'

import type { NewActivity } from '../panel/types.ts'
import { activityPage } from './activity-places.ts'
import { browserZone } from './days.ts'

/** Goes to the feed, where the picture is shown. */
export async function gotoChart(page: Page, path = '/activity'): Promise<void> {
  await page.goto(path)
  await activityPage(page).chart.click()
}

/** The picture above the feed. */
export function dayChart(page: Page) {
  const figure = page.getByRole('figure', { name: 'Events by day' })
  const toolbar = figure.getByRole('toolbar', { name: 'Days' })
  return {
    figure,
    toolbar,
    /** The column of a day, e.g. "Friday 20 November". */
    day: (name: string | RegExp) => toolbar.getByRole('link', { name }),
    days: toolbar.getByRole('link'),
    chosen: toolbar.locator('[aria-current]'),
    showTable: figure.getByText('Show as a table'),
    table: figure.getByRole('table', { name: 'Days on which something happened' }),
  }
}

/** A row that says what happened, and when. */
export const row = (event: string, timestamp: number | Date): NewActivity => ({
  event,
  timestamp: Number(timestamp),
  ip: '192.0.2.1',
})
/** So many rows, a minute apart: what is written twice in a second counts once. */
export const rows = (times: number, event: string, first: Date) =>
  Array.from({ length: times }, (_, nth) => row(event, first.getTime() - nth * 60_000))

/** More in one second than a page reads for its chart; each at an address of its own, as a second has few of one. */
export const moreThanIsRead = (now: number): NewActivity[] =>
  Array.from({ length: 301 }, (_, nth) => ({
    ...row('auth:fail', now - 1000),
    ip: `192.0.2.${nth % 250}`,
  }))

/** As the page writes days. */
export const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: browserZone,
})
