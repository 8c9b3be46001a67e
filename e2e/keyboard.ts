import { expect, type Locator, type Page } from '@playwright/test'

/** Whether something that can have focus begins with this name or text: what has it now, or anything on the page. */
const isThere = (page: Page, name: string, where: 'focused' | 'anywhere') =>
  page.evaluate(
    ([start, onPage]) => {
      const named = (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent).startsWith(start)
      const { activeElement, body } = document
      if (!onPage) return activeElement && activeElement !== body && named(activeElement)
      return [...document.querySelectorAll('a, button, summary, [tabindex]')].some(named)
    },
    [name, where === 'anywhere'] as const,
  )

/** Presses Tab until the element has focus, as somebody without a mouse does; a name is how its name or text begins. */
export async function tabTo(
  page: Page,
  target: string | Locator,
  limit = 60,
): Promise<void> {
  // What the page is still reading cannot be come to yet.
  if (typeof target === 'string')
    await expect.poll(() => isThere(page, target, 'anywhere')).toBe(true)
  else await expect(target).toBeVisible()
  for (let press = 0; press < limit; press++) {
    const there =
      typeof target === 'string'
        ? await isThere(page, target, 'focused')
        : await target.evaluate((element) => element === document.activeElement)
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(target)}`)
}
