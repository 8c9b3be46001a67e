import type { Locator, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { openHost, shows } from './host-page.ts'

const boxOf = async (place: Locator) => {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not on screen')
  return { start: box.y, end: box.y + box.height }
}

/** Opens the account menu; where it is, and what opens it. */
async function openMenu(page: Page) {
  const opener = page.getByRole('button', { name: /Account menu/ })
  await opener.click()
  const menu = page.getByRole('group', { name: /Account menu/ })
  await expect(menu).toBeVisible()
  return { menu: await boxOf(menu), opener: await boxOf(opener) }
}

test.beforeEach(({ signedIn }) => signedIn())

for (const root of ['shadow', 'light'] as const)
  test(`in a ${root} root it is as high as its place, and as its content where the place has no height`, async ({
    page,
  }) => {
    await openHost(page, { root })
    const place = page.getByRole('region', { name: 'Tab 1' })
    const perch = page.locator('.perch').first()
    const content = await boxOf(perch)
    await place.evaluate((section) => {
      section.style.cssText = 'display: grid; min-block-size: 3000px'
    })
    const { start, end } = await boxOf(place)
    expect(end - start).toBe(3000)
    expect(await boxOf(perch)).toEqual({ start, end })
    // The line beside the navigation goes on to the end as well.
    const main = perch.locator('main, [role=main], [part=main]').first()
    expect((await boxOf(main)).end).toBe(end)
    await place.evaluate((section) => {
      section.style.cssText = 'display: block'
    })
    const again = await boxOf(perch)
    expect(again.end - again.start).toBe(content.end - content.start)
  })

test('the account menu opens below its button where there is room, and above where that is the end of the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 1000 })
  await openHost(page)
  const below = await openMenu(page)
  expect(below.menu.start).toBeGreaterThanOrEqual(below.opener.end)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1100, height: Math.ceil(below.opener.end) + 40 })
  const above = await openMenu(page)
  expect(above.menu.end).toBeLessThanOrEqual(above.opener.start)
})

test('on the page the account menu is above its button, at the end of the window', async ({
  page,
}) => {
  await page.goto('/profile')
  await shows(page, 'Profile')
  const { menu, opener } = await openMenu(page)
  expect(menu.end).toBeLessThanOrEqual(opener.start)
  expect(menu.start).toBeGreaterThan(0)
})
