import type { Page } from '@playwright/test'

import type { NewActivity } from '../panel/types.ts'

/** The picture above the feed. */
export function dayChart(page: Page) {
  const figure = page.getByRole('figure', { name: 'Events by day' })
  const toolbar = figure.getByRole('toolbar', { name: 'Days' })
  return {
    figure,
    toolbar,
    /** The column of a day, e.g. "Friday, November 20". */
    day: (name: string | RegExp) => toolbar.getByRole('link', { name }),
    days: toolbar.getByRole('link'),
    chosen: toolbar.locator('[aria-current]'),
    showTable: figure.getByText('Show as a table'),
    table: figure.getByRole('table', { name: 'Days on which something happened' }),
  }
}

/**
 * Noon in the zone of the browser (an hour later in summer), so many days before its today: another day than here, and
 * than in UTC, for some hours of each.
 */
export function noon(now: number, daysAgo: number): Date {
  const [year = 0, month = 1, day = 1] = isoDay.format(now).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day - daysAgo, 11))
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

/** As the page writes days. */
export const dayFormat = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/Berlin',
})
/** As days stand in the address of the page. */
export const isoDay = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' })
