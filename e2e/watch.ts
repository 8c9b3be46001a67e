import type { BrowserContext } from '@playwright/test'

/**
 * What browsers say by themselves: Chromium and WebKit of an answer, which a test may well expect, and Firefox of code that was
 * on its way to a document that was left.
 */
const ownNote = /^Failed to load resource|error loading dynamically imported module/

/** Collects what no page may do, from every page of the context. */
export async function watch(context: BrowserContext, faults: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error' && !ownNote.test(message.text())) {
      faults.push(`console: ${message.text()} (${message.location().url})`)
    }
  })
  // Exceptions and rejections that nobody handled.
  context.on('weberror', (thrown) => {
    const { message } = thrown.error()
    if (!ownNote.test(message)) faults.push(`uncaught: ${message}`)
  })
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`,
      )
    })
  })
}
