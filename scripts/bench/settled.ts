import type { Page } from '@playwright/test'

/** Milliseconds in which nothing came any more, after which a page is taken for complete. */
const quiet = 1500

/** Waits until the page has asked for nothing and heard nothing for a while. */
export async function settled(page: Page): Promise<void> {
  let last = performance.now()
  const stir = () => (last = performance.now())
  page.on('request', stir)
  page.on('requestfinished', stir)
  page.on('requestfailed', stir)
  while (performance.now() - last < quiet)
    await new Promise((passed) => setTimeout(passed, 100))
}
