import { dayChart, gotoChart, rows } from './activity-chart-places.ts'
import { noon } from './days.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('the search tells which keys work, and they do', async ({ page, panel, account }) => {
  for (const description of ['One', 'Two', 'Three'])
    panel.control.createApiKey(account.id, { description })
  const at = noon(panel.control.now(), 5)
  panel.control.addActivity(account.id, rows(3, 'auth:success', at))
  await page.goto('/api-keys')
  const { row: keyRow, picked, more, menu } = apiKeysPage(page)
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()

  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog', { name: 'Search this account' })
  await search.getByText('Keyboard').click()
  await expect(search.getByRole('listitem')).toHaveText([
    /^Ctrl K Open this search/,
    /^↑↓ Move/,
    /^Esc Close/,
    /^Shift With a click or Space/,
    /^←→ Move by day/,
  ])
  await page.keyboard.press('Escape')
  await expect(search).toBeHidden()

  const box = (name: string) => keyRow(name).getByRole('checkbox')
  const names = await page
    .getByRole('checkbox', { name: /^Select (?!all)/ })
    .evaluateAll((boxes) => boxes.map((each) => each.ariaLabel?.replace('Select ', '')))
  await box(names[0] ?? '').focus()
  await page.keyboard.press('Space')
  await expect(picked).toContainText('1 selected')
  await box(names.at(-1) ?? '').focus()
  await page.keyboard.press('Shift+Space')
  await expect(picked).toContainText('3 selected')

  await more('One').press('Enter')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await gotoChart(page)
  const { days } = dayChart(page)
  await expect(days.nth(1)).toBeVisible()
  await days.last().focus()
  await page.keyboard.press('ArrowLeft')
  await expect(days.last()).not.toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(days.last()).toBeFocused()
})
