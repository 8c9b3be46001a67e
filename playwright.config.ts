import { defineConfig } from '@playwright/test'

import { browserZone } from './e2e/days.ts'
import { storyEngines } from './e2e/engines/story-engines.ts'
import type { WorkerOptions } from './e2e/fixtures.ts'
import { isFull, needsChromium, played } from './e2e/full.ts'
import { findBrowser, launchFlags } from './scripts/browser.ts'

const inOthers = process.env['OTHER_ENGINES'] === '1'
const executablePath = findBrowser()
const chromium = { args: launchFlags, ...(executablePath ? { executablePath } : {}) }

export default defineConfig<object, WorkerOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  ...played,
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // Of more than a thousand, one that failed is played once more; `npm run test:full` ends with the name of one that passed then.
  retries: isFull ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  // A machine that is busy with other things is slow, not wrong. A scan in every appearance is five of those in two.
  timeout: isFull ? 150_000 : 60_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/playwright.json' }],
    ['./e2e/scan-reporter.ts'],
  ],
  use: {
    browserName: 'chromium',
    launchOptions: inOthers ? {} : chromium,
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1100, height: 800 },
    locale: 'en-GB',
    timezoneId: browserZone,
    screenshot: 'only-on-failure',
  },
  // As `npm run test:browsers` asks, where these browsers are.
  ...(inOthers && {
    projects: storyEngines().map((name) => ({
      name,
      grepInvert: needsChromium,
      use: { browserName: name },
    })),
  }),
})
