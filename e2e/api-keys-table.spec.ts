import type { Locator } from '@playwright/test'

import { holdRequests } from './answers.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'

const day = 24 * 60 * 60 * 1000

test.beforeEach(async ({ panel, account, signedIn }) => {
  const now = panel.control.now()
  const ages = [
    ['Unused', [], 300, 200],
    ['Grafana', ['203.0.113.40'], 40, 1],
    ['Backups', ['10.0.0.0/8', '2001:db8::/48'], 30, 2],
    ['CI', [], 20, 3],
    ['Bot', [], 10, 4],
  ] as const
  for (const [description, allowedIps, created, used] of ages)
    panel.control.createApiKey(account.id, {
      description,
      allowedIps,
      createdAt: now - created * day,
      lastUsedAt: now - used * day,
    })
  await signedIn()
})

/** Where something is on the screen. */
const boxOf = async (of: Locator) => {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return box
}

test('the keys are a table, also to assistive technology, at every width', async ({
  page,
}) => {
  await page.goto('/api-keys')
  const { list, rows, row, open } = apiKeysPage(page)
  await expect(rows).toHaveCount(5)
  const heads = ['Name', 'Last used', 'Works from']
  await expect(list.getByRole('columnheader').filter({ hasText: /./ })).toHaveText(heads)
  await expect(list.getByRole('rowgroup', { name: 'Needs attention 1' })).toBeVisible()
  await expect(list.getByRole('rowgroup', { name: 'Others 4' })).toBeVisible()
  // Columns stand at one place in all rows.
  const lefts = await Promise.all(
    (await rows.all()).map(async (each) => (await boxOf(each.getByRole('cell').nth(2))).x),
  )
  expect(new Set(lefts).size).toBe(1)
  expect((await boxOf(row('CI'))).height).toBe(44)
  const name = row('Unused').getByRole('rowheader').getByRole('button')
  await expect(name).toHaveAttribute('aria-expanded', 'false')
  await open('Unused')
  await expect(name).toHaveAttribute('aria-expanded', 'true')
  await expect(list.getByRole('term').first()).toHaveText('Identifier')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(row('Grafana').getByRole('cell')).toHaveCount(5)
  await expect(list.getByRole('rowgroup', { name: 'Others 4' })).toBeVisible()
})

test('keys are selected one by one, in a range and all, and the bar stays in view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1200, height: 420 })
  await page.goto('/api-keys')
  const { row, selectAll, picked } = apiKeysPage(page)
  const box = (name: string) => row(name).getByRole('checkbox')
  await box('Grafana').check()
  await expect(picked).toContainText('1 selected')
  await expect(picked).toBeInViewport({ ratio: 1 })
  // Twenty above the lower edge, however far the list goes on.
  const { y, height } = await boxOf(picked)
  expect(Math.round(420 - y - height)).toBe(20)
  await box('CI').click({ modifiers: ['Shift'] })
  await expect(picked).toContainText('3 selected')
  await expect(box('Backups')).toBeChecked()
  await expect(box('Unused')).not.toBeChecked()
  await expect(selectAll).toHaveJSProperty('indeterminate', true)
  await box('Backups').focus()
  await page.keyboard.press('Space')
  await expect(picked).toContainText('2 selected')
  await picked.getByRole('button', { name: 'Select all' }).click()
  await expect(picked).toContainText('5 selected')
  await expect(selectAll).toBeChecked()
  await picked.getByRole('button', { name: 'Clear selection' }).click()
  await expect(picked).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('while the list is read, rows hold its place, and nothing moves when it comes', async ({
  page,
}) => {
  const letGo = await holdRequests(page, '**/account/api-keys*')
  await page.goto('/api-keys')
  const ghost = page.getByRole('main').locator('[aria-hidden="true"] [part="card"]')
  await expect(ghost).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Asking' })).toBeAttached()
  const { y, width } = await boxOf(ghost)
  letGo()
  const { list } = apiKeysPage(page)
  await expect(list).toBeVisible()
  const card = page.getByRole('main').locator('[part="card"]')
  expect(await boxOf(card)).toMatchObject({ y, width })
})

test('a browser without anchors has the menu at its button all the same', async ({
  page,
}) => {
  // As one reads the rule that does not know the property in it.
  await page.route('**/assets/*.css', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replaceAll('anchor-scope:none', 'no-anchors:none')
    await route.fulfill({ response: answer, body })
  })
  await page.goto('/api-keys')
  const { more, menu } = apiKeysPage(page)
  for (const name of ['Unused', 'CI']) {
    await more(name).click()
    await expect(menu).toBeVisible()
    await expect(menu).not.toHaveCSS('opacity', '0')
    const [button, box] = [await boxOf(more(name)), await boxOf(menu)]
    expect(Math.abs(button.x + button.width - box.x - box.width)).toBeLessThan(2)
    expect(Math.abs(box.y - button.y - button.height)).toBeLessThan(10)
    await page.keyboard.press('Escape')
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  test('whatever is pressed is as large as a finger, and nothing sticks out', async ({
    page,
  }) => {
    await page.goto('/api-keys')
    const { list, row, open, more, menu, picked } = apiKeysPage(page)
    const details = await open('Unused')
    await row('CI').getByRole('checkbox').check()
    await expect(picked).toBeInViewport({ ratio: 1 })
    const pressed = [
      ...(await list.locator('label:has(input):visible').all()),
      ...(await list.getByRole('button', { name: /^More for/ }).all()),
      ...(await details.getByRole('button').all()),
      ...(await details.getByRole('link').all()),
      ...(await picked.getByRole('button').all()),
    ]
    expect(pressed.length).toBeGreaterThan(12)
    for (const each of pressed) {
      const { width, height } = await boxOf(each)
      expect(Math.min(width, height), await each.innerHTML()).toBeGreaterThanOrEqual(44)
    }
    // The whole row opens it, not only the letters of its name.
    const { width, height } = await boxOf(row('Grafana'))
    await row('Grafana').tap({ position: { x: width * 0.7, y: height - 8 } })
    await expect(list.getByRole('term').filter({ hasText: 'Identifier' })).toHaveCount(2)
    await more('Backups').click()
    await expect(menu).toBeInViewport({ ratio: 1 })
    for (const item of await menu.getByRole('menuitem').all())
      expect((await boxOf(item)).height).toBeGreaterThanOrEqual(44)
    expect((await boxOf(menu)).width).toBe(208)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(320)
  })

  test('the bar of what is selected lies above the sections', async ({ page }) => {
    await page.goto('/api-keys')
    const { row, picked } = apiKeysPage(page)
    await row('Unused').getByRole('checkbox').check()
    const bar = await boxOf(picked)
    const places = await boxOf(page.getByRole('navigation'))
    expect(bar.y + bar.height).toBeLessThanOrEqual(places.y)
  })
})

test('in forced colours what floats has an edge, and a line that has focus a ring', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/api-keys')
  const { row, more, menu, picked } = apiKeysPage(page)
  await row('Unused').getByRole('checkbox').check()
  await expect(row('Unused').getByRole('checkbox')).toBeChecked()
  await more('CI').focus()
  await page.keyboard.press('Enter')
  for (const above of [menu, picked])
    await expect(above).toHaveCSS('border-top-width', '1px')
  const item = menu.getByRole('menuitem', { name: 'Copy identifier' })
  await expect(item).toBeFocused()
  await expect(item).toHaveCSS('outline-style', 'solid')
})
