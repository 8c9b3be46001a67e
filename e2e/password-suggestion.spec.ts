import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { signInForm } from './places.ts'
import { passwordForm } from './profile-places.ts'

test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(passwordForm(page).current).toBeFocused()
})

const passphrase = /^[a-z]{3,8}(?:-[a-z]{3,8}){5}$/

test('a suggested password is shown and selected, is changed to, and signs in', async ({
  page,
  account,
}) => {
  const said = listenToConsole(page)
  const { current, next, suggest, send } = passwordForm(page)
  await current.fill(account.password)
  await suggest.click()
  await expect(next).toHaveValue(passphrase)
  await expect(next).toBeFocused()
  await expect(next).toHaveAttribute('type', 'text')
  await expect(next).toHaveAttribute('autocomplete', 'new-password')
  await expect(page.getByText('Very hard to guess')).toBeVisible()
  await expect(page.getByText('A suggested password is in the field')).toBeAttached()
  const first = await next.inputValue()
  expect(await findSecret(page, first, said)).toEqual(['values of fields'])
  // What is selected is what a press of keys copies, or types over.
  const selected = await next.evaluate((field: HTMLInputElement) =>
    field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
  )
  expect(selected).toBe(first)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(suggest).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(next).not.toHaveValue(first)
  await expect(next).toHaveValue(passphrase)
  const second = await next.inputValue()
  await send.click()
  await expect(page.getByText('Password changed.').last()).toBeVisible()
  for (const secret of [first, second])
    expect(await findSecret(page, secret, said)).toEqual([])
  await page.getByRole('button', { name: 'Sign out here now' }).click()
  await signInForm(page).submit(account.username, second)
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
})

test('nothing is suggested in place of what somebody typed', async ({ page }) => {
  const { next, suggest } = passwordForm(page)
  await next.pressSequentially('my')
  await expect(suggest).toBeHidden()
  await next.clear()
  await suggest.click()
  await expect(next).toHaveValue(passphrase)
  await expect(suggest).toBeVisible()
  await next.press('End')
  await next.pressSequentially('7')
  await expect(suggest).toBeHidden()
})

test('the words come at the press, and one that is slow says that it goes on', async ({
  page,
}) => {
  const asked = Promise.withResolvers<void>()
  const mayCome = Promise.withResolvers<void>()
  await page.route('**/assets/passphrase-*.js', async (route) => {
    asked.resolve()
    await mayCome.promise
    await route.continue()
  })
  const { current, next, suggest } = passwordForm(page)
  await suggest.click()
  await asked.promise
  const waiting = page.getByRole('button', { name: 'Suggesting a password…' })
  await expect(waiting).toHaveAttribute('aria-disabled', 'true')
  await expect(waiting).toBeFocused()
  // Whoever goes on meanwhile stays where they are.
  await current.fill('some')
  mayCome.resolve()
  await expect(next).toHaveValue(passphrase)
  await expect(current).toBeFocused()
})

test('what is typed while the words are on their way stays', async ({ page }) => {
  const asked = Promise.withResolvers<string>()
  const mayCome = Promise.withResolvers<void>()
  await page.route('**/assets/passphrase-*.js', async (route) => {
    asked.resolve(route.request().url())
    await mayCome.promise
    await route.continue()
  })
  const { next, suggest } = passwordForm(page)
  await suggest.click()
  await next.fill('one of my own')
  mayCome.resolve()
  // Both wait for the same file, and the form began to first.
  await page.evaluate((file) => import(file), await asked.promise)
  await expect(next).toHaveValue('one of my own')
  await next.clear()
  await expect(suggest).not.toHaveAttribute('aria-disabled')
  await expect(next).toHaveValue('')
})

test.describe('without a network', () => {
  // Browsers themselves write to the console what could not be fetched.
  test.afterEach(({ faults }) => {
    faults.length = 0
  })

  test('a suggestion says why it does not come, and can be given up', async ({
    page,
    context,
  }) => {
    const { next, suggest } = passwordForm(page)
    await context.setOffline(true)
    await suggest.click()
    const missing = page.getByRole('form').getByRole('alert')
    await expect(missing).toContainText('This part of the page is not here yet')
    await missing.getByRole('button', { name: 'Cancel' }).click()
    await expect(missing).toBeHidden()
    await expect(suggest).toBeFocused()
    await suggest.click()
    await expect(missing).toBeVisible()
    await context.setOffline(false)
    await expect(next).toHaveValue(passphrase)
    await expect(missing).toBeHidden()
  })
})

/**
 * An event with the state of a Caps Lock, which no browser's debugger can press: what they send has bits for Shift, Control,
 * Alt and Meta alone. The page is told by the same event as by a keyboard.
 */
const withCapsLock = (isOn: boolean) => ({ key: 'A', modifierCapsLock: isOn })

test('Caps Lock is told of while a password has focus', async ({ page }) => {
  const { current, next } = passwordForm(page)
  const words = page.getByText('Caps Lock is on.')
  await page.keyboard.press('a')
  await expect(words).toHaveCount(0)
  for (const field of [current, next]) {
    await field.focus()
    await field.dispatchEvent('keydown', withCapsLock(true))
    await expect(words).toHaveCount(1)
    await expect(field).not.toHaveAttribute('aria-invalid')
    await field.dispatchEvent('keyup', withCapsLock(false))
    await expect(words).toHaveCount(0)
    await field.dispatchEvent('keydown', withCapsLock(true))
    await expect(words).toBeVisible()
    await field.blur()
    await expect(words).toHaveCount(0)
  }
})

test('Caps Lock is told of where somebody signs in', async ({ page, context }) => {
  await context.clearCookies()
  await page.goto('/sign-in')
  const { password } = signInForm(page)
  await password.focus()
  await password.dispatchEvent('keydown', withCapsLock(true))
  await expect(page.getByText('Caps Lock is on.')).toBeVisible()
})

for (const width of [1100, 320])
  test(`what is said of Caps Lock moves nothing at ${width} pixels, so that a press that takes focus is not lost`, async ({
    page,
  }) => {
    // So tall that nothing scrolls: browsers hold a page that is scrolled in its place.
    await page.setViewportSize({ width, height: 1800 })
    const { current, next, suggest } = passwordForm(page)
    const words = page.getByText('Caps Lock is on.')
    const before = await suggest.boundingBox()
    await current.dispatchEvent('keydown', withCapsLock(true))
    await expect(words).toBeVisible()
    expect(await suggest.boundingBox()).toEqual(before)
    await suggest.click()
    await expect(next).toHaveValue(passphrase)
    await expect(words).toHaveCount(0)
  })
