import type { Page } from '@playwright/test'

import { holdRequests } from './answers.ts'

/** The feed. */
export function activityPage(page: Page) {
  const main = page.getByRole('main')
  const dayHeading = page.getByRole('heading', { level: 2 })
  const days = main.getByRole('heading', { level: 2 })
  const events = main.getByRole('region').filter({ has: dayHeading }).getByRole('listitem')
  const signals = page.getByRole('region', { name: 'Worth a look' })
  return {
    heading: page.getByRole('heading', { name: 'Activity', level: 1 }),
    search: page.getByRole('searchbox', { name: 'Search events' }),
    kind: page.getByRole('combobox', { name: 'Kind of event' }),
    moreFilters: page.getByRole('button', { name: 'More filters' }),
    clearFilters: page.getByRole('button', { name: 'Clear these filters' }),
    address: page.getByRole('combobox', { name: 'Address' }),
    browser: page.getByRole('combobox', { name: 'Browser' }),
    from: page.getByLabel('From', { exact: true }),
    to: page.getByLabel('To', { exact: true }),
    onlyByApi: page.getByRole('checkbox', { name: 'Only by API key' }),
    events,
    event: (words: string | RegExp) => events.filter({ hasText: words }),
    days,
    older: page.getByRole('button', { name: 'Show older events' }),
    newer: page.getByRole('button', { name: 'Show newer events' }),
    fresh: (words: string) => page.getByRole('button', { name: words }),
    signals,
    /** The line that opens to what is worth a look. */
    things: signals.getByText(/^\d+ things? to look at$/),
    /** What was done from a new place. */
    changes: signals.getByRole('listitem').getByRole('listitem'),
    chart: page.getByRole('button', { name: 'Chart' }),
  }
}

/** The steps for whoever says "This was not me". */
export function notMePage(page: Page) {
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  return {
    heading: page.getByRole('heading', { name: 'This was not me', level: 1 }),
    since: page.getByLabel('Since'),
    steps,
    step: (words: string | RegExp) => steps.filter({ hasText: words }),
    tick: (words: string | RegExp) =>
      steps.filter({ hasText: words }).getByRole('checkbox'),
  }
}

/** Keeps back what findings are made of; the function that comes back lets go of it. */
export const holdEvidence = (page: Page) =>
  holdRequests(page, (url) => url.searchParams.get('per_page') === '100')
