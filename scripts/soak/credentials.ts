import type { Page } from '@playwright/test'

import { emailForm, passwordForm } from '../../e2e/profile-places.ts'
import {
  securityPage,
  setUpPage,
  shownKey,
  turnOffForm,
} from '../../e2e/security-places.ts'
import { codeOf, goTo, otherPassword, passwordOf, type Moment } from './moment.ts'

/** Changes the address. */
export async function changeEmail(moment: Moment): Promise<void> {
  const { page, step } = moment
  await goTo(page, 'Profile')
  const { email, password, send } = emailForm(page)
  if (!(await email.isVisible())) await send.click()
  await email.fill(`una${step}@example.com`)
  await password.fill(passwordOf(moment))
  await send.click()
}

/** Has a tab load the lists of known passwords, which are several megabytes once and no growth. Nothing is sent. */
export async function loadEstimate(page: Page): Promise<void> {
  const { next, send } = passwordForm(page)
  if (!(await next.isVisible())) await send.click()
  await next.fill('copper lantern otter')
  await page.getByText('Very hard to guess').waitFor()
  await next.fill('')
}

/** Changes the password to the other of the two. */
export async function changePassword(moment: Moment): Promise<void> {
  const { page, belief } = moment
  await goTo(page, 'Profile')
  const { current, next, send } = passwordForm(page)
  if (!(await next.isVisible())) await send.click()
  const chosen = otherPassword(moment)
  await current.fill(passwordOf(moment))
  await next.fill(chosen)
  await send.click()
  belief.password = chosen
}

/** Turns two-factor on where it is off, and off where it is on. */
export async function turnTwoFactor(moment: Moment): Promise<void> {
  const { page } = moment
  await goTo(page, 'Security')
  const { setUp, turnOff } = securityPage(page)
  await setUp.or(turnOff).waitFor()
  if (await turnOff.isVisible()) {
    await turnOff.click()
    const { password, send } = turnOffForm(page)
    await password.fill(passwordOf(moment))
    await send.click()
    return
  }
  await setUp.click()
  const { start, turnOn, confirm } = setUpPage(page)
  // Whoever comes from the button sees it at once.
  await start.or(turnOn).waitFor()
  if (await start.isVisible()) await start.click()
  const secret = await shownKey(page)
  await confirm(codeOf(moment, secret), passwordOf(moment))
}
