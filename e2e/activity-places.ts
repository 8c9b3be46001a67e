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
    // While only the page can look for events, it searches in older ones.
    older: page.getByRole('button', { name: /^(?:Show|Search) older events$/ }),
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
  const steps = page.getByRole('list', { name: 'Steps' }).locator('> li')
  const ticks = page.getByRole('checkbox', { name: /^Done/ })
  const bar = page.getByRole('group', { name: 'Ticked keys' })
  const dialog = page.getByRole('alertdialog')
  const form = page.getByRole('form', { name: 'Change password' })
  return {
    heading: page.getByRole('heading', { name: 'Secure your account', level: 1 }),
    /** The line that opens to the field of the moment. */
    happened: page.getByText(/^For what happened since/),
    since: page.getByLabel('Since'),
    steps,
    step: (words: string | RegExp) => steps.filter({ hasText: words }),
    /** What says that a step is done. */
    ticks,
    tick: (words: string | RegExp) =>
      steps.filter({ hasText: words }).getByRole('checkbox', { name: /^Done/ }),
    /** What picks a key to be deleted. */
    key: (words: string | RegExp) => page.getByRole('checkbox', { name: words }),
    older: page.getByText(/^\d+ older keys?$/),
    bar,
    dialog,
    form,
    /** Deletes what is ticked, and answers that it is meant. */
    async deleteTicked(count: number) {
      const words = count === 1 ? 'Delete 1 key' : `Delete ${count} keys`
      await bar.getByRole('button', { name: words }).click()
      await dialog.getByRole('button', { name: /^Delete/ }).click()
    },
    /** Changes the password in the list. */
    async changePassword(current: string, next: string) {
      await form.getByLabel('Current password', { exact: true }).fill(current)
      await form.getByLabel('New password', { exact: true }).fill(next)
      await form.getByRole('button', { name: 'Change password' }).click()
    },
  }
}

/** Keeps back what findings are made of; the function that comes back lets go of it. */
export const holdEvidence = (page: Page) =>
  holdRequests(page, (url) => url.searchParams.get('per_page') === '100')
