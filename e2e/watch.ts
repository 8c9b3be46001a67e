import type { BrowserContext } from '@playwright/test'

/** Chromium's own note about an answer, which a test may well expect. */
const ownNote = 'Failed to load resource'

/** Collects what no page may do, from every page of the context. */
export async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith(ownNote)) {
      faults.push(`console: ${message.text()} (${message.location().url})`)
    }
  })
  // Exceptions and rejections that nobody handled.
  context.on('weberror', (thrown) => faults.push(`uncaught: ${thrown.error().message}`))
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`,
      )
    })
  })
}
