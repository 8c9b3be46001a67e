import type { Locator, Page } from '@playwright/test'

/** Presses Tab until the element has focus, as somebody without a mouse does; a name is how its name or text begins. */
export async function tabTo(
  page: Page,
  target: string | Locator,
  limit = 60,
): Promise<void> {
  for (let press = 0; press < limit; press++) {
    const there =
      typeof target === 'string'
        ? await page.evaluate((name) => {
            const element = document.activeElement
            const label = element?.getAttribute('aria-label') ?? element?.textContent ?? ''
            return element !== document.body && label.startsWith(name)
          }, target)
        : await target.evaluate((element) => element === document.activeElement)
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(target)}`)
}
