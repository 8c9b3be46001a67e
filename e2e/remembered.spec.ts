import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { remembered } from './remembered.ts'

/** Where the page has been, also for a moment. */
function visits(page: Page): string[] {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  return seen
}

for (const path of ['/profile', '/api-keys?q=x', '/activity#all']) {
  test(`whoever is remembered is there at once, at ${path}`, async ({
    page,
    context,
    panel,
    account,
    served,
  }) => {
    await remembered(context, panel, account, served.origin)
    const seen = visits(page)
    await page.goto(path)
    await expect(page.getByRole('button', { name: /Account menu/ })).toContainText(
      account.username,
    )
    expect(seen).not.toContain('/sign-in')
    expect(page.url()).toBe(served.origin + path)
  })
}

test('whoever is remembered is there also where no referrer is ever sent', async ({
  page,
  context,
  panel,
  account,
  served,
}) => {
  await remembered(context, panel, account, served.origin)
  // What some browsers and extensions do to every request.
  await page.addInitScript(() => {
    const { fetch } = globalThis
    globalThis.fetch = (input, init) =>
      fetch(input, { ...init, referrerPolicy: 'no-referrer' })
  })
  const seen = visits(page)
  await page.goto('/profile')
  await expect(page.getByRole('button', { name: /Account menu/ })).toContainText(
    account.username,
  )
  expect(seen).not.toContain('/sign-in')
})
