import { expect, test } from './fixtures.ts'
import { passwordForm } from './profile-places.ts'

for (const width of [1200, 390])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 860 } })

    test('what is said of a password as it is typed moves nothing below it', async ({
      page,
      account,
      signedIn,
    }) => {
      await signedIn()
      await page.goto('/profile')
      const { current, next, send } = passwordForm(page)
      await send.click()
      await current.fill('xy')
      // From the field, so that a page that scrolls is no move.
      const place = async () => {
        const [field, button] = [await next.boundingBox(), await send.boundingBox()]
        return button && field && button.y - field.y
      }
      await next.focus()
      await page.keyboard.insertText('x')
      await expect(page.getByText('Easy to guess')).toBeVisible()
      const before = await place()
      for (const [typed, words] of [
        ['y', /the same as the current password/],
        [account.username, /contains your own name/],
        ['\u200b', /contains your own name/],
        ['ü'.repeat(40), /Only the first 72 bytes count/],
        [' ', /begins or ends with a space/],
        ['z', /Only the first 72 bytes count/],
      ] as const) {
        for (const letter of typed) {
          await page.keyboard.insertText(letter)
          expect(await place(), `after ${letter}`).toBe(before)
        }
        await expect(next).toHaveAccessibleDescription(words)
        expect(await place(), typed).toBe(before)
      }
      await next.fill('copper lantern otter')
      await expect(page.getByText('Very hard to guess')).toBeVisible()
      expect(await place()).toBe(before)
    })
  })
