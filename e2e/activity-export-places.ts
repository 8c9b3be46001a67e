import { readFile } from 'node:fs/promises'

import { expect, type Page } from '@playwright/test'

import type { NewActivity } from '../panel/types.ts'

/** The export of the feed. */
export function exportPage(page: Page) {
  const main = page.getByRole('main')
  const button = (name: string | RegExp) => main.getByRole('button', { name })
  return {
    heading: page.getByRole('heading', { name: 'Export activity', level: 1 }),
    /** What stands beside a label. */
    fact: (label: string) =>
      main
        .getByRole('term')
        .filter({ hasText: label })
        .locator('xpath=following-sibling::*[1]'),
    format: (name: 'CSV' | 'JSON') => page.getByRole('radio', { name }),
    start: button('Start export'),
    stop: button('Stop'),
    goOn: button('Go on'),
    save: button('Save file'),
    savePart: button(/^Save the/),
    progress: page.getByRole('progressbar', { name: 'Reading rows' }),
    /** Once all is read. */
    ready: (count: number) =>
      main.getByText(count === 1 ? '1 row is ready' : `${count} rows are ready`),
    back: main.getByRole('link', { name: 'Back to activity' }),
  }
}

/** Presses a button that saves, and reads what was saved. */
export async function saved(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  }
}

/** So many rows, newest first, a minute apart; their keys are called `ptlc_0_`, `ptlc_1_` and so on. */
export function keyRows(count: number, now: number): NewActivity[] {
  return Array.from({ length: count }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp: now - at * 60_000,
    ip: '192.0.2.1',
    properties: { identifier: `ptlc_${at}_` },
  }))
}

/** Of which rows a file in JSON has the keys, in its order. */
export function keysIn(json: string): string[] {
  const rows = JSON.parse(json) as { properties: { identifier?: string } }[]
  expect(Array.isArray(rows)).toBe(true)
  return rows.map(({ properties }) => properties.identifier ?? '')
}

/** The keys of `keyRows`. */
export const keys = (count: number) =>
  Array.from({ length: count }, (_, at) => `ptlc_${at}_`)
