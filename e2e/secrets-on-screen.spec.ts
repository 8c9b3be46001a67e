import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { createKeyPage, keyRead } from './key-places.ts'
import { currentCode, twoFactor } from './places.ts'
import { replacePage, savedCodes } from './security-places.ts'

/** Whether a text is anywhere where somebody could come upon it: for assistive technology, or by selecting everything. */
async function isThere(page: Page, text: string): Promise<boolean> {
  const heard = await page.locator('body').ariaSnapshot()
  const selected = await page.evaluate(() => {
    const selection = getSelection()
    selection?.selectAllChildren(document.querySelector('dialog') ?? document.body)
    const all = String(selection)
    selection?.removeAllRanges()
    return all
  })
  return heard.includes(text) || selected.includes(text)
}

/** What a screen reader says of a sign. */
function spoken(sign: string): string {
  const digits = 'zero one two three four five six seven eight nine'.split(' ')
  if (sign === '_') return 'underscore'
  if (/\d/.test(sign)) return digits[Number(sign)] ?? ''
  const isCapital = /[A-Z]/.test(sign)
  // The name of a letter that looks like another has the letter in its other form.
  const letter = /[OoIl]/.test(sign)
    ? isCapital
      ? sign.toLowerCase()
      : sign.toUpperCase()
    : sign
  return `${isCapital ? 'capital' : 'small'} ${letter}`
}

test.describe('recovery codes', () => {
  test.beforeEach(async ({ page, panel, account, signedIn }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await signedIn()
    await page.goto('/security/recovery-codes')
    const form = replacePage(page)
    await form.code.fill(currentCode())
    await form.password.fill(account.password)
    await form.send.click()
    await expect(savedCodes(page).dialog).toBeVisible()
  })

  test('are spelled out one after the other, by the keyboard and to the ear', async ({
    page,
  }) => {
    const { dialog, codes, spell, spelled } = savedCodes(page)
    const all = await codes()
    await spell.focus()
    await page.keyboard.press('Enter')
    await expect(spell).toHaveAttribute('aria-pressed', 'true')
    const expectSpelled = async (code: string) => {
      const groups = await spelled.getByRole('listitem').all()
      expect(groups.length).toBeGreaterThan(1)
      const heard = await spelled.ariaSnapshot()
      for (const sign of new Set(code)) expect(heard).toContain(spoken(sign))
      // To the eye each sign is a large one.
      const [glyph] = await spelled.locator('b').all()
      const size = await glyph?.evaluate((element) => getComputedStyle(element).fontSize)
      expect(parseFloat(size ?? '')).toBeGreaterThanOrEqual(24)
      expect((await spelled.locator('b').allInnerTexts()).join('')).toBe(code)
      // Each has the same room: what a letter is called does not run into its neighbour's.
      const widths = await spelled
        .locator('b')
        .evaluateAll((all) => all.map((each) => each.parentElement?.offsetWidth))
      expect(new Set(widths).size).toBe(1)
    }
    await expect(dialog.getByRole('heading', { name: 'Code 1 of 10' })).toBeVisible()
    await expectSpelled(all[0] ?? '')
    const next = dialog.getByRole('button', { name: 'Next code' })
    await next.focus()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('heading', { name: 'Code 2 of 10' })).toBeVisible()
    await expectSpelled(all[1] ?? '')
    await expect(dialog.getByRole('status').first()).not.toContainText(all[1] ?? '')
    await dialog.getByRole('button', { name: 'Previous code' }).click()
    await expectSpelled(all[0] ?? '')
    await spell.click()
    expect(await codes()).toEqual(all)
  })

  test('are covered: nothing of them is heard, selected or spelled until they are shown again', async ({
    page,
  }) => {
    const { codes, hide, show, spell, spelled, copy } = savedCodes(page)
    const all = await codes()
    const [first = ''] = all
    expect(await isThere(page, first)).toBe(true)
    await hide.focus()
    await page.keyboard.press('Enter')
    await expect(show).toBeFocused()
    for (const code of all) expect(await isThere(page, code)).toBe(false)
    // They can be kept all the same.
    const saved = page.waitForEvent('download')
    await savedCodes(page).download.click()
    await saved
    await expect(copy).toBeVisible()
    expect(await isThere(page, first)).toBe(false)
    await show.click()
    expect(await codes()).toEqual(all)
    await hide.click()
    await spell.click()
    await expect(spelled).toBeVisible()
  })

  test('that are kept cover themselves when nobody sees the page, and those that are not do not', async ({
    page,
  }) => {
    const { codes, download, hide, show } = savedCodes(page)
    const all = await codes()
    const lookAway = () =>
      page.evaluate(() => {
        for (const state of ['hidden', 'visible'] as const) {
          Object.defineProperty(document, 'visibilityState', {
            configurable: true,
            get: () => state,
          })
          Object.defineProperty(document, 'hidden', {
            configurable: true,
            get: () => state === 'hidden',
          })
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        }
      })
    // Whoever types them elsewhere comes back to read on.
    await lookAway()
    expect(await codes()).toEqual(all)
    const saved = page.waitForEvent('download')
    await download.click()
    await saved
    await lookAway()
    await expect(show).toBeVisible()
    expect(await isThere(page, all[0] ?? '')).toBe(false)
    // Whoever shows them again means it.
    await show.click()
    await lookAway()
    await expect(hide).toBeVisible()
    expect(await codes()).toEqual(all)
  })
})

test.describe('an API key', () => {
  test.beforeEach(async ({ page, signedIn }) => {
    await signedIn()
    await page.goto('/api-keys/create')
    const { description, create, dialog } = createKeyPage(page)
    await description.fill('CI')
    await create.click()
    await expect(dialog).toBeVisible()
  })

  test('is spelled out', async ({ page }) => {
    const { spell, spelled } = createKeyPage(page)
    const usable = await keyRead(page)
    await spell.click()
    await expect(spelled.getByRole('listitem')).toHaveCount(12)
    const heard = await spelled.ariaSnapshot()
    for (const sign of new Set(usable)) expect(heard).toContain(spoken(sign))
    expect((await spelled.locator('b').allInnerTexts()).join('')).toBe(usable)
  })

  test('is covered, also in the lines that use it', async ({ page }) => {
    const { dialog, key, hide, show } = createKeyPage(page)
    const usable = await keyRead(page)
    await dialog.getByText('Lines to use it with').click()
    await expect(dialog.getByText(/^curl -H/)).toContainText(usable)
    await hide.click()
    await expect(dialog.getByText(/^curl -H/)).not.toContainText(usable)
    expect(await isThere(page, usable)).toBe(false)
    await show.click()
    await expect(key).toHaveText(usable)
  })
})
