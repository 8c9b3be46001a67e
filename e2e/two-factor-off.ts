import { expect, type Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { lastSignIn } from './activity-rows.ts'
import { profileHeading, signInForm, twoFactor } from './places.ts'
import { securityPage, turnOffForm } from './security-places.ts'

/** Gives an account two-factor sign-in, and the feed a row by which the page knows that it is on. */
export function turnedOn(panel: Panel, account: PanelAccount): void {
  panel.control.setTwoFactor(account.id, twoFactor)
  lastSignIn(panel, account)
}

type Cast = { page: Page; account: PanelAccount; cookiesCleared: () => Promise<void> }

/** Two-factor is turned off by the password, which then opens the account alone. For somebody signed in who has it on. */
export async function turnOffStory({ page, account, cookiesCleared }: Cast): Promise<void> {
  await page.goto('/security')
  const { turnOff, twoFactor: section } = securityPage(page)
  await turnOff.click()
  const { form, password, send } = turnOffForm(page)
  await expect(form).toContainText('Your password alone opens the account')
  await expect(password).toBeFocused()
  await password.fill('not it')
  await send.click()
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await expect(password).toHaveValue('not it')
  await password.fill(account.password)
  await send.click()
  await expect(section).toContainText('Two-factor sign-in is off')
  await expect(section).toContainText('Two-factor is off')
  await page.reload()
  await expect(section).toContainText('Two-factor is off')

  await cookiesCleared()
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  await expect(profileHeading(page)).toBeVisible()
}
