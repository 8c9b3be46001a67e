import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import { profileHeading, secondStep, signInForm } from './places.ts'
import { decodeQr, quietZone } from './qr.ts'
import {
  countSecrets,
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

async function signOut(page: Page) {
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(signInForm(page).user).toBeVisible()
}

/** Signs out, and in again by a recovery code. */
async function signInByRecoveryCode(
  page: Page,
  { username, password }: PanelAccount,
  recoveryCode: string,
) {
  await signOut(page)
  await signInForm(page).submit(username, password)
  const step = secondStep(page)
  await step.useRecovery.click()
  await step.recoveryCode.fill(recoveryCode)
  await step.send.click()
}

test('two-factor, from the QR code to a recovery code that works once', async ({
  page,
  account,
}) => {
  await page.goto('/sign-in?to=/security')
  await signInForm(page).submit(account.username, account.password)
  await expect(securityPage(page).twoFactor).toContainText('Two-factor is off')
  await securityPage(page).setUp.click()

  const { qrCode, confirm } = setUpPage(page)
  const uri = await decodeQr(qrCode)
  expect(uri).toMatch(/^otpauth:\/\/totp\//)
  await confirm(codeAt(uri ?? '', Date.now()), account.password)

  const code = savedCodes(page).dialog.getByRole('listitem')
  const [left, right] = [await code.first().boundingBox(), await code.last().boundingBox()]
  // In two columns, so that what proves that they were kept is in sight.
  expect(right?.x).toBeGreaterThan(left?.x ?? Infinity)
  const [recovery = ''] = await savedCodes(page).finish()
  await expect(securityPage(page).heading).toBeFocused()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor is on')

  await test.step('a sign-in code signs in', async () => {
    await signOut(page)
    await signInForm(page).submit(account.username, account.password)
    await secondStep(page).code.fill(codeAt(uri ?? '', Date.now()))
    await secondStep(page).send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  await test.step('a recovery code signs in', async () => {
    await signInByRecoveryCode(page, account, recovery)
    await expect(profileHeading(page)).toBeVisible()
  })

  await test.step('the same recovery code does not, a second time', async () => {
    await signInByRecoveryCode(page, account, recovery)
    await expect(secondStep(page).recoveryCode).toHaveAccessibleDescription(
      /was used before/,
    )
  })
})

test('the QR code is what people can type, too', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/security/two-factor')
  const { start, qrCode, typeKey, key, openInApp } = setUpPage(page)
  await start.click()
  const uri = await decodeQr(qrCode)
  await expect(key).toBeHidden()
  await typeKey.click()
  const secret = new URL(uri ?? '').searchParams.get('secret')
  expect((await key.innerText()).replaceAll(' ', '')).toBe(secret)
  await expect(openInApp).toHaveAttribute('href', uri ?? '')
  for (const detail of ['Pterodactyl', '6', '30 seconds', 'SHA1'])
    await expect(page.getByRole('definition').filter({ hasText: detail })).not.toHaveCount(
      0,
    )
})

for (const [name, media] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active', colorScheme: 'dark' }],
] as const) {
  test(`a camera reads the QR code in ${name}`, async ({
    page,
    signedIn,
    panel,
    account,
  }) => {
    await signedIn()
    await page.emulateMedia(media)
    await page.goto('/security/two-factor')
    await setUpPage(page).start.click()
    expect(await decodeQr(setUpPage(page).qrCode)).toContain(
      panel.control.twoFactorSecret(account.id),
    )
    expect(await quietZone(setUpPage(page).qrCode)).toBeGreaterThanOrEqual(4)
  })
}

test.describe('one press asks for one secret', () => {
  test.beforeEach(({ signedIn }) => signedIn())

  test('whatever happens to the window meanwhile', async ({ page, context }) => {
    await page.goto('/security')
    const asked = countSecrets(page)
    await securityPage(page).setUp.dblclick()
    const { key } = setUpPage(page)
    const secret = await shownKey(page)
    await page.evaluate(() => {
      dispatchEvent(new Event('focus'))
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await context.setOffline(true)
    await context.setOffline(false)
    await expect(key).toHaveText(secret)
    expect(asked()).toBe(1)
  })

  test('a reload asks for none, and says that the old QR code is dead', async ({
    page,
  }) => {
    await page.goto('/security')
    const asked = countSecrets(page)
    await securityPage(page).setUp.click()
    await expect(setUpPage(page).qrCode).toBeVisible()
    const secret = await shownKey(page)
    await page.reload()
    await expect(page.getByText('stops working then')).toBeVisible()
    expect(asked()).toBe(1)
    await setUpPage(page).startAgain.click()
    await expect(setUpPage(page).qrCode).toBeVisible()
    await expect(setUpPage(page).key).not.toHaveText(secret)
    expect(asked()).toBe(2)
  })

  test('Back and Forward, also out of the page and in again, ask for none', async ({
    page,
  }) => {
    await page.goto('/security')
    const asked = countSecrets(page)
    await securityPage(page).setUp.click()
    await expect(setUpPage(page).qrCode).toBeVisible()
    await page.goBack()
    await expect(securityPage(page).heading).toBeVisible()
    await page.goForward()
    await expect(setUpPage(page).startAgain).toBeVisible()
    await page.goto('about:blank')
    await page.goBack()
    await expect(setUpPage(page).startAgain).toBeVisible()
    expect(asked()).toBe(1)
  })
})

test.describe('in two tabs', () => {
  test.beforeEach(({ signedIn }) => signedIn())

  test('the second says where the first is, and takes over only when asked', async ({
    page,
    context,
    account,
    panel,
  }) => {
    await page.goto('/security/two-factor')
    await setUpPage(page).start.click()
    await expect(setUpPage(page).qrCode).toBeVisible()

    const other = await context.newPage()
    const asked = countSecrets(other)
    await other.goto('/security/two-factor')
    await setUpPage(other).start.click()
    await expect(other.getByText('The set-up is open in another tab')).toBeVisible()
    await expect(
      other.getByText(/It is in “Set up two-factor sign-in · Pterodactyl”, since/),
    ).toBeVisible()
    await expect(
      other.getByText('the QR code in the other tab stops working'),
    ).toBeVisible()
    expect(asked()).toBe(0)

    await setUpPage(other).takeOver.click()
    await expect(setUpPage(other).qrCode).toBeVisible()
    expect(asked()).toBe(1)
    await expect(page.getByText('The set-up goes on in another tab')).toBeVisible()
    await expect(setUpPage(page).qrCode).toBeHidden()

    const secret = panel.control.twoFactorSecret(account.id) ?? ''
    await setUpPage(other).confirm(codeAt(secret, Date.now()), account.password)
    await expect(savedCodes(other).dialog).toBeVisible()
    // What the other tab shows once is safe from this one.
    await setUpPage(page).takeOver.click()
    await expect(page.getByText('Two-factor sign-in is on already')).toBeVisible()
    await expect(savedCodes(other).dialog).toBeVisible()
  })

  test('a tab that is closed frees the set-up for the next', async ({ page, context }) => {
    await page.goto('/security/two-factor')
    await setUpPage(page).start.click()
    await expect(setUpPage(page).qrCode).toBeVisible()
    const other = await context.newPage()
    await page.close()
    await other.goto('/security/two-factor')
    await setUpPage(other).start.click()
    await expect(setUpPage(other).qrCode).toBeVisible()
  })
})
