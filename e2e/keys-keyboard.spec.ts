import { expect, test } from './fixtures.ts'
import {
  apiKeysPage,
  createKeyPage,
  publicKeys,
  sshAddPage,
  sshKeysPage,
} from './key-places.ts'
import { tabTo } from './keyboard.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('an API key is created, stored and deleted with the keyboard alone', async ({
  page,
}) => {
  await page.goto('/api-keys')
  await tabTo(page, 'Create API key')
  await page.keyboard.press('Enter')
  const { description, addresses, list, dialog, key, stored } = createKeyPage(page)
  await expect(description).toBeFocused()
  await page.keyboard.type('Bot')
  await tabTo(page, addresses)
  await page.keyboard.type('192.0.2.0/24,198.51.100.1,')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await tabTo(page, list.getByRole('button', { name: 'Remove 198.51.100.1' }))
  await page.keyboard.press('Enter')
  await expect(addresses).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  await tabTo(page, 'Check the copy you stored')
  await page.keyboard.press('Enter')
  await tabTo(page, stored)
  await page.keyboard.insertText(usable)
  await expect(dialog.getByText('Stored correctly.')).toBeVisible()
  await tabTo(page, 'Lines to use it with')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/^curl -H/)).toBeVisible()
  await tabTo(page, 'Done')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeFocused()

  const { row, more, menu, dialog: question } = apiKeysPage(page)
  await expect(row('Bot')).toContainText('192.0.2.0/24')
  const item = (name: string) => menu.getByRole('menuitem', { name })
  await tabTo(page, 'More for Bot')
  await page.keyboard.press('Enter')
  await expect(item('Copy identifier')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item('Change addresses…')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item('Rotate…')).toBeFocused()
  await page.keyboard.press('End')
  await expect(item('Delete…')).toBeFocused()
  // Round and back, by its ends and by its letters.
  await page.keyboard.press('ArrowDown')
  await expect(item('Copy identifier')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await expect(item('Copy identifier')).toBeFocused()
  await page.keyboard.press('d')
  await expect(item('Delete…')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(more('Bot')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item('Copy identifier')).toBeFocused()
  // As fast as a hand may be: both in one moment of the page.
  await page.evaluate(() => {
    const key = { key: 'ArrowDown', bubbles: true, cancelable: true }
    document.querySelector<HTMLElement>(':popover-open')?.hidePopover()
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
  })
  await expect(item('Copy identifier')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more('Bot')).toBeFocused()
  // The name opens the row, in which the same can be done.
  await tabTo(page, row('Bot').getByRole('rowheader').getByRole('button'))
  await page.keyboard.press('Enter')
  await tabTo(page, 'Delete… Bot')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Delete key')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName))
    .not.toBe('BODY')
})

test('an SSH key is added, removed and brought back with the keyboard alone', async ({
  page,
}) => {
  await page.goto('/ssh-keys')
  await tabTo(page, 'Add SSH key')
  await page.keyboard.press('Enter')
  const { key, name } = sshAddPage(page)
  await expect(key).toBeFocused()
  await page.keyboard.insertText(publicKeys.first)
  // Tab leaves the field: it is for a key, not for text with tabs.
  await tabTo(page, name)
  await page.keyboard.type('laptop')
  await page.keyboard.press('Enter')
  const { row, menu, undo } = sshKeysPage(page)
  await expect(row('laptop')).toBeVisible()
  await tabTo(page, 'More for laptop')
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  for (const press of ['End', 'Enter']) await page.keyboard.press(press)
  await expect(undo).toBeVisible()
  await tabTo(page, 'Undo')
  await page.keyboard.press('Enter')
  await expect(row('laptop')).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName))
    .not.toBe('BODY')
})
