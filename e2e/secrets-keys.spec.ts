import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { secretsInHeap, wholeStrings } from './heap.ts'
import { createKeyPage } from './key-places.ts'

test.use({ launchOptions: wholeStrings })

// A snapshot takes seconds, and the machine may be busy.
test.slow()

test('of a revealed API key nothing outlives its dialog', async ({ page, signedIn }) => {
  await signedIn()
  const said = listenToConsole(page)
  await page.goto('/api-keys')
  await page.getByRole('link', { name: 'Create API key' }).click()
  const { description, create, dialog, key, stored, spell, spelled, done } =
    createKeyPage(page)
  await description.fill('Bot')
  await create.press('Enter')
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  const secret = usable.slice('ptlc_'.length + 11)
  expect(secret.length).toBe(32)
  // On screen; nowhere else.
  expect(await findSecret(page, secret, said)).toEqual(['document'])
  await dialog.getByText('Lines to use it with').press('Enter')
  await spell.press('Enter')
  await expect(spelled).toBeVisible()
  await dialog.getByText('Check the copy you stored').press('Enter')
  await stored.focus()
  await page.keyboard.insertText(usable.slice(0, -1))
  await expect(stored).toHaveAccessibleDescription(/A part of it is missing/)
  await page.keyboard.insertText(usable)
  await expect(dialog.getByText('Stored correctly.')).toBeVisible()
  await done.press('Enter')
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeFocused()
  for (const each of [usable, secret])
    expect(await findSecret(page, each, said)).toEqual([])
  // Until focus moves on, React holds the field that had it last, and by it the form.
  await page.keyboard.press('Tab')
  expect(await secretsInHeap(page, [usable, secret])).toEqual([])
})
