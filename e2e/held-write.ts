import type { Page } from '@playwright/test'

/** Has the panel see to the next write to `path` when it is told to (`act`), however long the page waits; the page is never answered. */
export async function holdWrite(page: Page, method: string, path: string) {
  const { promise: told, resolve: act } = Promise.withResolvers<void>()
  const { promise: done, resolve: seenTo } = Promise.withResolvers<void>()
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  let isHeld = false
  await page.route(`**${path}`, async (route) => {
    if (isHeld || route.request().method() !== method) return route.continue()
    isHeld = true
    ask()
    await told
    await route.fetch()
    seenTo()
  })
  return {
    /** Resolves once the write is on its way. */
    asked,
    async act() {
      act()
      await done
    },
  }
}
