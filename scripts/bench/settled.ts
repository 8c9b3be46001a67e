import type { Page } from '@playwright/test'

/** Waits until the page has asked for nothing and heard nothing for a while, in milliseconds. */
export async function settled(page: Page, quiet = 1500): Promise<void> {
  let last = performance.now()
  const stir = () => (last = performance.now())
  page.on('request', stir)
  page.on('requestfinished', stir)
  page.on('requestfailed', stir)
  while (performance.now() - last < quiet)
    await new Promise((passed) => setTimeout(passed, 100))
}
