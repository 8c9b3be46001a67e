import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage } from './key-places.ts'
import { currentCode, profileHeading, secondStep, signInForm, twoFactor } from './places.ts'
import {
  replacePage,
  savedCodes,
  securityPage,
  setUpPage,
  shownKey,
  turnOffForm,
} from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

const card = (page: Page) => page.getByText('You signed in with a recovery code')

async function signInWithRecoveryCode(
  page: Page,
  account: PanelAccount,
  path = '/sign-in',
) {
  await page.goto(path)
  await signInForm(page).submit(account.username, account.password)
  const { useRecovery, recoveryCode, send } = secondStep(page)
  await useRecovery.click()
  await recoveryCode.fill(twoFactor.recoveryCodes[0])
  await send.click()
}

test.beforeEach(({ panel, account }) => panel.control.setTwoFactor(account.id, twoFactor))

test('a recovery code is followed by what to do about it, until it is put away', async ({
  page,
  account,
}) => {
  await signInWithRecoveryCode(page, account)
  await expect(card(page)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Move to a new phone' })).toBeVisible()
  await page.reload()
  await expect(card(page)).toBeVisible()
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).not.toContain(twoFactor.recoveryCodes[0])
  await page.getByRole('button', { name: 'Hide this' }).click()
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})

test('new codes are an answer to it', async ({ page, account }) => {
  await signInWithRecoveryCode(page, account)
  await page.getByRole('link', { name: 'Make new codes' }).click()
  const form = replacePage(page)
  await form.code.fill(currentCode())
  await form.password.fill(account.password)
  await form.send.click()
  await savedCodes(page).finish()
  await page.getByRole('link', { name: 'Profile' }).click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})

test('who comes in by a deep link reads it there, and on Security', async ({
  page,
  account,
}) => {
  await signInWithRecoveryCode(page, account, '/activity')
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible()
  await expect(card(page)).toBeVisible()
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await expect(card(page)).toBeVisible()
  await page.getByRole('link', { name: 'Make new codes' }).first().click()
  await expect(replacePage(page).code).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})

/** Leads from the card to the end of what was done, where it is gone, also after a reload. */
async function isDealtWith(page: Page) {
  await page.getByRole('link', { name: 'Profile' }).click()
  await expect(profileHeading(page)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
  await page.reload()
  await expect(profileHeading(page)).toBeVisible()
  await expect(card(page)).toHaveCount(0)
}

test('two-factor that is off is an answer to it', async ({ page, account }) => {
  await signInWithRecoveryCode(page, account)
  await expect(card(page)).toBeVisible()
  await page.getByRole('link', { name: 'Security' }).click()
  await securityPage(page).turnOff.click()
  await turnOffForm(page).password.fill(account.password)
  await turnOffForm(page).send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
  await isDealtWith(page)
})

test('a new phone is an answer to it', async ({ page, panel, account }) => {
  await signInWithRecoveryCode(page, account)
  await page.getByRole('link', { name: 'Move to a new phone' }).click()
  await turnOffForm(page).password.fill(account.password)
  await turnOffForm(page).send.click()
  const { confirm } = setUpPage(page)
  const secret = (await shownKey(page)).replaceAll(' ', '')
  await confirm(codeAt(secret, panel.control.now()), account.password)
  await savedCodes(page).finish()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor is on')
  await isDealtWith(page)
})

test('a recovery code that opens a session again is told of where it is seen, wherever the page is scrolled to', async ({
  page,
  panel,
  account,
  signedIn,
  sessionsEnded,
}) => {
  for (let made = 0; made < 20; made++) panel.control.createApiKey(account.id)
  await signedIn()
  await page.goto('/api-keys')
  const { rows, menu } = apiKeysPage(page)
  await rows
    .last()
    .getByRole('button', { name: /^More for / })
    .click()
  await menu.getByRole('menuitem', { name: 'Delete…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toHaveCount(1)
  await sessionsEnded()
  await dialog.getByRole('button', { name: 'Delete key' }).click()
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await secondStep(page).send.click()
  await secondStep(page).useRecovery.click()
  await secondStep(page).recoveryCode.fill(twoFactor.recoveryCodes[0])
  await secondStep(page).send.click()
  const told = page.getByRole('alertdialog', { name: 'You signed in with a recovery code' })
  await expect(told).toBeInViewport()
  await expect(told).toContainText('That code is used up.')
  await expect(told.getByRole('button', { name: 'Go on' })).toBeFocused()
  await told.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(rows).toHaveCount(19)
  await expect(card(page)).toHaveCount(1)
})

test('a sign-in code is followed by nothing', async ({ page, account }) => {
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  const { code, send } = secondStep(page)
  await code.fill(currentCode())
  await send.click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await expect(card(page)).toHaveCount(0)
})
