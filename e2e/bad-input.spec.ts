import type { Locator, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { currentCode, profileHeading, secondStep, signInForm, twoFactor } from './places.ts'

/** What people and their clipboards put into a field; a field of one line takes no line breaks. */
const odd = {
  'ten thousand characters': 'x'.repeat(10_000),
  'control characters': 'una\u0000\u0007\u001b[31m\u007f',
  'bidi characters': '\u202emoc.live@anu\u202c\u2066x\u2069',
  emoji: '👩‍🚀🏳️‍🌈\u{1f44d}\u{1f3fd}',
  'HTML and a template': '<img src=x onerror=alert(1)>{{7*7}}${7*7}',
  SQL: `' OR 1=1; DROP TABLE users; --`,
  'a lone surrogate': 'a\ud800b',
  blanks: '   ',
} as const

/** Whether something was said: beside the field, or above the form. */
async function isAnswered(page: Page, field: Locator) {
  const said = page.getByRole('alert').or(page.locator('[aria-invalid=true]'))
  await expect(said.first()).toBeVisible()
  const isMarked = (await field.getAttribute('aria-invalid')) === 'true'
  if (isMarked) await expect(field).not.toHaveAccessibleDescription('')
}

for (const [what, typed] of Object.entries(odd)) {
  test(`sign-in takes ${what} for no account, and keeps it`, async ({ page, account }) => {
    await page.goto('/sign-in')
    const { user, password, send } = signInForm(page)
    await user.fill(typed)
    await password.fill(typed)
    const [inUser, inPassword] = [await user.inputValue(), await password.inputValue()]
    await send.click()
    await isAnswered(page, password)
    await expect(user).toHaveValue(inUser)
    await expect(password).toHaveValue(inPassword)
    await user.fill(account.username)
    await password.fill(account.password)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  test(`the second step takes ${what} for no code, and keeps it`, async ({
    page,
    account,
    panel,
  }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    const { code, recoveryCode, useRecovery, useCode, send } = secondStep(page)
    await code.fill(typed)
    const inCode = await code.inputValue()
    await send.click()
    await isAnswered(page, code)
    await expect(code).toHaveValue(inCode)
    await useRecovery.click()
    await recoveryCode.fill(typed)
    await send.click()
    await isAnswered(page, recoveryCode)
    await useCode.click()
    await code.fill(currentCode())
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  test(`a mail for ${what} is asked for without breaking anything`, async ({ page }) => {
    await page.goto('/sign-in/forgot')
    const email = page.getByLabel('Email of your account')
    await email.fill(typed)
    const inEmail = await email.inputValue()
    await page.getByRole('button', { name: 'Send the link' }).click()
    const refused = page.locator('[aria-invalid=true]')
    const sent = page.getByText('The panel was asked to send a mail')
    await expect(refused.or(sent)).toBeVisible()
    if (await refused.isVisible()) await expect(email).toHaveValue(inEmail)
    await expect(page.getByRole('link', { name: 'Back to sign in' })).toBeVisible()
  })

  test(`an email of ${what} is refused beside its field, and stays`, async ({
    page,
    account,
    signedIn,
  }) => {
    await signedIn()
    await page.goto('/profile')
    await page.getByRole('button', { name: 'Change email' }).click()
    const email = page.getByLabel('New email')
    await email.fill(typed)
    const inEmail = await email.inputValue()
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(email).toHaveAttribute('aria-invalid', 'true')
    await expect(email).not.toHaveAccessibleDescription('')
    await expect(email).toHaveValue(inEmail)
    await email.fill(`fine-${account.email}`)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByText(`to fine-${account.email}.`).first()).toBeVisible()
  })

  test(`a password of ${what} is refused, or signs in as it was typed`, async ({
    page,
    account,
    signedIn,
    cookiesCleared,
  }) => {
    await signedIn()
    await page.goto('/profile')
    await page.getByRole('button', { name: 'Change password' }).click()
    const next = page.getByLabel('New password', { exact: true })
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    await next.fill(typed)
    const inNext = await next.inputValue()
    await page.getByRole('button', { name: 'Change password' }).click()
    const changed = page.getByText('Password changed.').last()
    const refused = page.locator('[aria-invalid=true]').or(page.getByRole('alert'))
    await expect(changed.or(refused.first())).toBeVisible()
    if (await changed.isVisible()) {
      await cookiesCleared()
      await page.goto('/sign-in')
      await signInForm(page).submit(account.username, inNext)
      await expect(profileHeading(page)).toBeVisible()
    } else {
      await isAnswered(page, next)
      await expect(next).toHaveValue(inNext)
    }
  })
}
