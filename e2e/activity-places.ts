import type { Page } from '@playwright/test'

/** The feed. */
export function activityPage(page: Page) {
  const main = page.getByRole('main')
  return {
    heading: page.getByRole('heading', { name: 'Activity', level: 1 }),
    search: page.getByRole('searchbox', { name: 'Search events' }),
    kind: page.getByRole('combobox', { name: 'Kind of event' }),
    events: main.getByRole('region').getByRole('listitem'),
    event: (words: string | RegExp) =>
      main.getByRole('region').getByRole('listitem').filter({ hasText: words }),
    days: main.getByRole('heading', { level: 2 }),
    older: page.getByRole('button', { name: 'Show older events' }),
  }
}
