import { expect, type Page } from '@playwright/test'

import { isBusy, stuckOn } from './verdict.ts'

/** Milliseconds for which a page may be busy with one press. */
export const longest = 60_000

/** Waits until a tab is not busy with what was pressed. Throws in words when that never ends. */
export async function settle(page: Page, tab: number): Promise<void> {
  await expect
    .poll(() => isBusy(page), { timeout: longest, intervals: [50] })
    .toBe(false)
    .catch(async () => {
      throw new Error(`tab ${tab + 1} is still busy: ${(await stuckOn(page)).join(', ')}`)
    })
}
