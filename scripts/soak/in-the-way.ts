import type { Locator, Page } from '@playwright/test'

import { createKeyPage, keyRead } from '../../e2e/key-places.ts'
import { secondStep, signInForm } from '../../e2e/places.ts'
import { savedCodes } from '../../e2e/security-places.ts'
import { codeOf, oneOf, passwordOf, type Moment } from './moment.ts'
import { dialogOnTop } from './on-top.ts'

/** Signs in where somebody is asked to, on the page or in a dialog. */
async function signIn(place: Page | Locator, moment: Moment): Promise<void> {
  const { user, password, send } = signInForm(place)
  if (await user.isVisible()) await user.fill(moment.account.username)
  await password.fill(passwordOf(moment))
  await send.click()
}

/** Types the code of the app where it is asked for; whether it is. */
async function secondFactor(place: Page | Locator, moment: Moment): Promise<boolean> {
  const { code, send } = secondStep(place)
  if (!(await code.isVisible())) return false
  await code.fill(codeOf(moment))
  await send.click()
  return true
}

/** Answers a dialog: what is shown once is stored, a password and a code are given, and everything else is answered by chance. */
async function answerDialog(dialog: Locator, moment: Moment): Promise<string> {
  const { page, chance } = moment
  const reveal = createKeyPage(page)
  const words =
    (await dialog.getAttribute('aria-label')) ??
    (await dialog.innerText()).split('\n')[0] ??
    ''
  if (await secondFactor(dialog, moment)) return `gives a code (${words})`
  const codes = savedCodes(page)
  if (await codes.dialog.isVisible()) {
    const [first = ''] = await codes.codes()
    await codes.type(first)
    await codes.done.click()
    return 'stores the recovery codes'
  }
  if (await signInForm(dialog).password.isVisible()) {
    await signIn(dialog, moment)
    return `signs in again (${words})`
  }
  if (await dialog.getByLabel('The key', { exact: true }).isVisible()) {
    await reveal.pasteBack(await keyRead(page))
    await reveal.done.click()
    return 'stores the new key'
  }
  const button = await oneOf(dialog.getByRole('button').filter({ visible: true }), chance)
  const pressed = (await button?.innerText()) ?? 'nothing'
  await button?.click()
  return `presses “${pressed}” in “${words}”`
}

/**
 * The first of what is in the way of a person, dealt with; what was done, or `null` where nothing is. What failed to be read is
 * tried again as often as `patient` says, from 0 to 1.
 */
export async function dealWithWhatIsInTheWay(
  moment: Moment,
  patient = 1,
): Promise<string | null> {
  const { page, chance } = moment
  const dialog = await dialogOnTop(page)
  if (dialog) return answerDialog(dialog, moment)
  if (await secondFactor(page, moment)) return 'gives a code'
  if (await signInForm(page).user.isVisible()) {
    await signIn(page, moment)
    return 'signs in'
  }
  const again = page.getByRole('button', { name: 'Try again' }).filter({ visible: true })
  const one = await oneOf(again, chance)
  if (!one || chance.next() >= patient) return null
  await one.click()
  return 'tries again'
}
